package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files: opening, reading and writing at an offset, names.
 *
 * <p>Calls answer a value or {@code -errno} unless they say otherwise; those that an interruption leaves without effect are repeated after
 * {@code EINTR}.
 */
public final class FileCalls {
    /** Open for reading. */
    public static final int O_RDONLY = 0;

    /** Open for writing. */
    public static final int O_WRONLY = 01;

    /** Open for both. */
    public static final int O_RDWR = 02;

    /** Create it if it does not exist. */
    public static final int O_CREAT = 0100;

    /** With {@link #O_CREAT}: {@code EEXIST} if it exists. */
    public static final int O_EXCL = 0200;

    /** The bits that tell {@link #O_RDONLY}, {@link #O_WRONLY} and {@link #O_RDWR} apart. */
    public static final int O_ACCMODE = 03;

    /** A terminal does not become that of the process. */
    public static final int O_NOCTTY = 0400;

    /** Make it empty. */
    public static final int O_TRUNC = 01000;

    /** Write at the end. */
    public static final int O_APPEND = 02000;

    /** Do not block. */
    public static final int O_NONBLOCK = 04000;

    /** Close on exec. */
    public static final int O_CLOEXEC = 02000000;

    /** Only name the file, neither read nor write. */
    public static final int O_PATH = 010000000;

    /** {@code ENOTDIR} unless it is a directory. */
    public static final int O_DIRECTORY = Architecture.current().directoryFlag();

    /** {@code ELOOP} if it is a symbolic link. */
    public static final int O_NOFOLLOW = Architecture.current().noFollowFlag();

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int RENAME_NOREPLACE = 1;
    private static final int LINK_BYTES = 4096;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_GETFD = 1;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    private FileCalls() {}

    /**
     * Opens a file.
     *
     * @param flags of the {@code O_} constants; {@link #O_CLOEXEC} is not implied
     * @param mode permissions of a file that is created, less the umask
     * @return a descriptor that is the caller's, or {@code -errno}
     */
    public static int open(Path path, int flags, int mode) {
        return openFrom(AT_FDCWD, path, flags, mode);
    }

    /** As {@link #open}, with a relative path starting at a directory that is open. */
    public static int openat(Fd directory, Path path, int flags, int mode) {
        return openFrom(directory.number(), path, flags, mode);
    }

    private static int openFrom(int directory, Path path, int flags, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = NativeStrings.allocate(arena, path);
            long result;
            do {
                result = Syscall.holding(name, SystemCall.OPENAT, directory, name.address(), flags, mode);
            } while (result == -Errno.EINTR);
            return (int) result;
        }
    }

    /** Sets the permissions of an open file. */
    public static int fchmod(Fd file, int mode) {
        return (int) Syscall.call(SystemCall.FCHMOD, file.number(), mode);
    }

    /**
     * A second descriptor of an open file by its number, whosever that is; closed on exec.
     *
     * @return a descriptor that is the caller's, or {@code -errno}: {@code EBADF} if nothing has that number
     */
    public static int duplicate(int number) {
        return (int) Syscall.call(SystemCall.FCNTL, number, F_DUPFD_CLOEXEC, 0);
    }

    /** Lets calls with an open file answer {@code -EAGAIN} where they would wait. Answers 0 or {@code -errno}. */
    public static int stopBlocking(Fd file) {
        return (int) Syscall.call(SystemCall.FCNTL, file.number(), F_SETFL, openFlags(file) | O_NONBLOCK);
    }

    /** Keeps a descriptor from programs that this process is replaced by, or starts. Answers 0 or {@code -errno}. */
    public static int closeOnExec(Fd file) {
        return (int) Syscall.call(SystemCall.FCNTL, file.number(), F_SETFD, FD_CLOEXEC);
    }

    /** Sets the permissions of the file at a path, at the end of symbolic links. */
    public static int chmod(Path path, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = NativeStrings.allocate(arena, path);
            return (int) Syscall.holding(name, SystemCall.FCHMODAT, AT_FDCWD, name.address(), mode);
        }
    }

    /**
     * What an open file was opened with: of the {@code O_} constants {@link #O_ACCMODE}, {@link #O_PATH}, {@link #O_APPEND}
     * and others.
     *
     * @throws LinuxException if the descriptor is none
     */
    public static int openFlags(Fd file) {
        long flags = Syscall.call(SystemCall.FCNTL, file.number(), F_GETFL);
        if (flags < 0) {
            throw new LinuxException("fcntl", (int) -flags, file, "F_GETFL");
        }
        return (int) flags;
    }

    /** Sets the size of an open file; what is added reads as zero. */
    public static int ftruncate(Fd file, long sizeBytes) {
        int number = file.number();
        long result;
        do {
            result = Syscall.call(SystemCall.FTRUNCATE, number, sizeBytes);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /** Waits until an open file has reached its device. */
    public static int fsync(Fd file) {
        int number = file.number();
        long result;
        do {
            result = Syscall.call(SystemCall.FSYNC, number);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /** Reads into {@code buffer} at an offset of the file: how many bytes, 0 at its end. */
    public static long pread(Fd file, MemorySegment buffer, long offsetBytes) {
        return transfer(SystemCall.PREAD64, file, buffer, offsetBytes);
    }

    /** Writes {@code buffer} at an offset of the file: how many bytes, which may be fewer than asked for. */
    public static long pwrite(Fd file, MemorySegment buffer, long offsetBytes) {
        return transfer(SystemCall.PWRITE64, file, buffer, offsetBytes);
    }

    private static long transfer(SystemCall call, Fd file, MemorySegment buffer, long offsetBytes) {
        int number = file.number();
        long result;
        do {
            result = Syscall.holding(buffer, call, number, buffer.address(), buffer.byteSize(), offsetBytes);
        } while (result == -Errno.EINTR);
        return result;
    }

    /** Removes a name; the file goes with the last name and the last descriptor. */
    public static int unlink(Path path) {
        return unlinkat(path, 0);
    }

    /** Gives a file another name; {@code EEXIST} if that is in use. */
    public static int renameToNew(Path from, Path to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = NativeStrings.allocate(arena, from);
            MemorySegment target = NativeStrings.allocate(arena, to);
            return (int) Syscall.holding(
                    source,
                    SystemCall.RENAMEAT2,
                    AT_FDCWD,
                    source.address(),
                    AT_FDCWD,
                    target.address(),
                    RENAME_NOREPLACE);
        }
    }

    /** Removes an empty directory. */
    public static int rmdir(Path path) {
        return unlinkat(path, AT_REMOVEDIR);
    }

    private static int unlinkat(Path path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = NativeStrings.allocate(arena, path);
            return (int) Syscall.holding(name, SystemCall.UNLINKAT, AT_FDCWD, name.address(), flags);
        }
    }

    /** Makes a directory with these permissions, less the umask. */
    public static int mkdir(Path path, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = NativeStrings.allocate(arena, path);
            return (int) Syscall.holding(name, SystemCall.MKDIRAT, AT_FDCWD, name.address(), mode);
        }
    }

    /**
     * Makes one number mean what another does, closing what it meant before. It is not closed on exec.
     *
     * @return {@code newFd}, or {@code -errno}
     */
    public static int dup2(int oldFd, int newFd) {
        if (oldFd == newFd) {
            // Nothing to do, if it is open; dup3, which aarch64 has instead, refuses this case.
            long flags = Syscall.call(SystemCall.FCNTL, oldFd, F_GETFD);
            return flags < 0 ? (int) flags : newFd;
        }
        long result;
        do {
            result = Syscall.call(SystemCall.DUP3, oldFd, newFd, 0);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /**
     * What the kernel tells of an open file.
     *
     * @throws LinuxException if it tells nothing
     */
    public static FileStatus fstat(Fd file) {
        return Statx.of(file.number());
    }

    /**
     * What the kernel tells of the file at a path, at the end of symbolic links.
     *
     * @return null if nothing is there
     * @throws LinuxException if it cannot be told
     */
    public static @Nullable FileStatus stat(Path path) {
        return Statx.of(AT_FDCWD, path, 0);
    }

    /** As {@link #stat}, but of a symbolic link itself. */
    public static @Nullable FileStatus lstat(Path path) {
        return Statx.of(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW);
    }

    /**
     * What a symbolic link says, up to 4096 bytes; that need not be a path, as below {@code /proc/self/fd}.
     *
     * @throws LinuxException if there is no such link
     */
    public static String readLink(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = NativeStrings.allocate(arena, path);
            MemorySegment target = arena.allocate(LINK_BYTES);
            long result = Syscall.holding(
                    name, SystemCall.READLINKAT, AT_FDCWD, name.address(), target.address(), LINK_BYTES);
            if (result < 0) {
                throw new LinuxException("readlinkat", (int) -result, path);
            }
            return NativeStrings.read(target.asSlice(0, result));
        }
    }

    /** Whether {@code file} is the file that now has the path: not one that has been removed or replaced since. */
    public static boolean isAt(Fd file, Path path) {
        FileStatus now = stat(path);
        FileStatus held = fstat(file);
        return now != null && now.inode() == held.inode() && now.device() == held.device();
    }

    /** How many descriptors this process has open. */
    public static int openDescriptors() {
        String[] open = new java.io.File("/proc/self/fd").list();
        // listing the directory takes one more while it lasts
        return open == null ? 0 : open.length - 1;
    }
}
