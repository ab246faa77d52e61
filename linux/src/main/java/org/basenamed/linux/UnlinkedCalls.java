package org.basenamed.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * The first native call of a Java machine costs some 90 ms, in which it loads and links what makes them. A process that finds no broker starts one
 * before that, so that both come up at once: whatever it needs until then is here.
 */
/**
 * What of {@link FileCalls} and {@link ProcessCalls} is needed before anything native is linked, by java.nio.
 *
 * <p>java.nio tells in words why a call has failed. Then the native call is made, which tells by number, and needs no hurry.
 */
public final class UnlinkedCalls {
    private static final int OWNER_ONLY = 0700;
    private static final Path OWN_STATUS = Path.of("/proc/self/status");
    private static final String USERS = "\nUid:\t";
    private static final String STATUS = "unix:ino,dev,mode,uid,gid,nlink,size";

    private UnlinkedCalls() {}

    /** The user as whom this process acts. */
    public static int geteuid() {
        try {
            // the process's name, which comes first, may be in any encoding, but has no line feed
            String status = Files.readString(OWN_STATUS, StandardCharsets.ISO_8859_1);
            int users = status.indexOf(USERS);
            if (users >= 0) {
                int effective = status.indexOf('\t', users + USERS.length()) + 1;
                return Integer.parseUnsignedInt(status, effective, status.indexOf('\t', effective), 10);
            }
        } catch (IOException e) {
            // there is no /proc
        }
        return ProcessCalls.geteuid();
    }

    /**
     * What the kernel tells of the file at a path, at the end of symbolic links.
     *
     * @return null if nothing is there
     * @throws LinuxException if it cannot be told
     */
    public static @Nullable FileStatus stat(Path path) {
        try {
            return status(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return FileCalls.stat(path);
        }
    }

    /** As {@link #stat}, but of a symbolic link itself. */
    public static @Nullable FileStatus lstat(Path path) {
        try {
            return status(path, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return FileCalls.lstat(path);
        }
    }

    private static FileStatus status(Path path, LinkOption... options) throws IOException {
        Map<String, Object> told = Files.readAttributes(path, STATUS, options);
        return new FileStatus(
                (long) value(told, "ino"),
                (long) value(told, "dev"),
                (int) value(told, "mode"),
                (int) value(told, "uid"),
                (int) value(told, "gid"),
                (int) value(told, "nlink"),
                (long) value(told, "size"));
    }

    private static Object value(Map<String, Object> told, String name) {
        return Objects.requireNonNull(told.get(name), name);
    }

    /** Makes a directory for its owner alone, with mode 0700 less the umask. Answers 0 or {@code -errno}. */
    public static int mkdirPrivate(Path path) {
        Set<PosixFilePermission> ownerOnly = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(ownerOnly);
        try {
            Files.createDirectory(path, mode);
            return 0;
        } catch (FileAlreadyExistsException e) {
            return -Errno.EEXIST;
        } catch (IOException e) {
            return FileCalls.mkdir(path, OWNER_ONLY);
        }
    }
}
