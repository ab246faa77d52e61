package org.basenamed.client.core;

import java.nio.file.Path;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.jspecify.annotations.Nullable;

/** Opens or creates a file as the kernel lets this process; nothing in it is changed yet. */
final class FileOpener {
    private static final int NEW_FILE_MODE = 0666;
    private static final int NEW_READ_ONLY_MODE = 0444;
    private static final int OWNER_WRITES = 0200;
    /** Neither waits for the other end of a pipe nor takes a terminal. */
    private static final int HARMLESS = FileCalls.O_CLOEXEC | FileCalls.O_NONBLOCK | FileCalls.O_NOCTTY;

    private FileOpener() {}

    /**
     * An open file.
     *
     * @param fd the caller's
     * @param existed whether it was there before
     */
    record Opened(Fd fd, boolean existed) {}

    static Result<Opened> open(FileWish wish) {
        while (true) {
            if (wish.disposition().opens()) {
                int found = openExisting(wish);
                if (found >= 0) {
                    return checked(Fd.own(found), wish);
                }
                if (found != -Errno.ENOENT || !wish.disposition().creates()) {
                    return Result.refused(refusal(-found, wish.path()));
                }
            }
            int created = create(wish);
            if (created >= 0) {
                return Result.granted(new Opened(Fd.own(created), false));
            }
            // somebody else has created it in between: now it is there to be opened
            if (created != -Errno.EEXIST || !wish.disposition().opens()) {
                return Result.refused(refusal(-created, wish.path()));
            }
        }
    }

    private static int openExisting(FileWish wish) {
        int mode = mode(wish.opening(true));
        int opened = FileCalls.open(wish.path(), mode | HARMLESS, 0);
        boolean directory = opened == -Errno.EISDIR && wish.has(FileWish.OPTION_DIRECTORY);
        return directory
                ? FileCalls.open(wish.path(), FileCalls.O_RDONLY | FileCalls.O_DIRECTORY | FileCalls.O_CLOEXEC, 0)
                : opened;
    }

    private static int create(FileWish wish) {
        int mode = mode(wish.opening(false));
        int creating = (mode == FileCalls.O_PATH ? FileCalls.O_RDONLY : mode) | FileCalls.O_CREAT | FileCalls.O_EXCL;
        int permissions = wish.has(FileWish.OPTION_READ_ONLY) ? NEW_READ_ONLY_MODE : NEW_FILE_MODE;
        return FileCalls.open(wish.path(), creating | HARMLESS, permissions);
    }

    /** A file that is emptied takes a descriptor that may write, whatever the handle is for. */
    private static int mode(FileOpening opening) {
        boolean writes = opening.writes() || opening.has(FileOpening.TRUNCATES);
        if (writes) {
            return opening.reads() || !opening.writes() ? FileCalls.O_RDWR : FileCalls.O_WRONLY;
        }
        return opening.reads() ? FileCalls.O_RDONLY : FileCalls.O_PATH;
    }

    /** What Windows refuses though the kernel does not. */
    private static Result<Opened> checked(Fd fd, FileWish wish) {
        FileStatus status = FileCalls.fstat(fd);
        FileOpening opening = wish.opening(true);
        boolean changes = opening.writes() || opening.has(FileOpening.TRUNCATES | FileOpening.DELETES);
        boolean readOnly = status.isRegularFile() && (status.mode() & OWNER_WRITES) == 0;
        boolean unexpected = status.isDirectory() && !wish.has(FileWish.OPTION_DIRECTORY);
        if (unexpected || (changes && readOnly)) {
            fd.close();
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return Result.granted(new Opened(fd, true));
    }

    static Win32Error refusal(int errno, Path path) {
        return switch (errno) {
            case Errno.ENOENT -> missing(path);
            case Errno.ENOTDIR, Errno.ELOOP -> Win32Error.ERROR_PATH_NOT_FOUND;
            case Errno.EEXIST -> Win32Error.ERROR_FILE_EXISTS;
            case Errno.EMFILE, Errno.ENFILE -> Win32Error.ERROR_TOO_MANY_OPEN_FILES;
            case Errno.ENAMETOOLONG -> Win32Error.ERROR_FILENAME_EXCED_RANGE;
            case Errno.EXDEV -> Win32Error.ERROR_NOT_SAME_DEVICE;
            case Errno.EROFS -> Win32Error.ERROR_WRITE_PROTECT;
            case Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG -> Win32Error.ERROR_DISK_FULL;
            case Errno.EACCES, Errno.EPERM, Errno.EISDIR, Errno.ETXTBSY -> Win32Error.ERROR_ACCESS_DENIED;
            case Errno.ENOMEM -> Win32Error.ERROR_NOT_ENOUGH_MEMORY;
            default -> Win32Error.ERROR_GEN_FAILURE;
        };
    }

    private static Win32Error missing(Path path) {
        @Nullable Path parent = path.toAbsolutePath().getParent();
        boolean noDirectory = parent != null && FileCalls.stat(parent) == null;
        return noDirectory ? Win32Error.ERROR_PATH_NOT_FOUND : Win32Error.ERROR_FILE_NOT_FOUND;
    }
}
