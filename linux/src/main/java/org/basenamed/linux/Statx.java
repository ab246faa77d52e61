package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The status of files, by the one call whose structure is the same on every architecture.
 */
final class Statx {
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final long BYTES = 256;

    private static final long LINK_COUNT = 16;
    private static final long UID = 20;
    private static final long GID = 24;
    private static final long MODE = 28;
    private static final long INODE = 32;
    private static final long SIZE = 40;
    private static final long DEVICE_MAJOR = 136;
    private static final long DEVICE_MINOR = 140;

    private Statx() {}

    static FileStatus of(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(BYTES, Long.BYTES);
            MemorySegment empty = NativeStrings.allocate(arena, new byte[0]);
            int result = call(fd, empty, AT_EMPTY_PATH, status);
            if (result < 0) {
                throw new LinuxException("statx", -result, fd);
            }
            return decode(status);
        }
    }

    static @Nullable FileStatus of(int directory, Path path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(BYTES, Long.BYTES);
            int result = call(directory, NativeStrings.allocate(arena, path), flags, status);
            if (result == -Errno.ENOENT || result == -Errno.ENOTDIR) {
                return null;
            }
            if (result < 0) {
                throw new LinuxException("statx", -result, path);
            }
            return decode(status);
        }
    }

    private static int call(int directory, MemorySegment path, int flags, MemorySegment status) {
        return (int) Syscall.holding(
                status, SystemCall.STATX, directory, path.address(), flags, STATX_BASIC_STATS, status.address());
    }

    private static FileStatus decode(MemorySegment status) {
        return new FileStatus(
                status.get(JAVA_LONG, INODE),
                device(status.get(JAVA_INT, DEVICE_MAJOR), status.get(JAVA_INT, DEVICE_MINOR)),
                Short.toUnsignedInt(status.get(JAVA_SHORT, MODE)),
                status.get(JAVA_INT, UID),
                status.get(JAVA_INT, GID),
                status.get(JAVA_INT, LINK_COUNT),
                status.get(JAVA_LONG, SIZE));
    }

    /** Puts the halves together as the C library does, so that the number is the one that other programs show. */
    private static long device(int major, int minor) {
        return (major & 0xffff_f000L) << 32 | (major & 0xfffL) << 8 | (minor & 0xffff_ff00L) << 12 | (minor & 0xffL);
    }
}
