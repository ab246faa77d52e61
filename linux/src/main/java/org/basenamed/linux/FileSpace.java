package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The room that files take on their file system, and what is left there. */
public final class FileSpace {
    private static final int FALLOC_FL_KEEP_SIZE = 0x1;
    private static final int FALLOC_FL_PUNCH_HOLE = 0x2;

    private static final long TMPFS_MAGIC = 0x0102_1994L;
    private static final long RAMFS_MAGIC = 0x8584_58F6L;
    private static final long HUGETLBFS_MAGIC = 0x9584_58F6L;
    private static final long STATFS_BYTES = 120;
    private static final long TYPE = 0;
    private static final long BLOCK_BYTES = 8;
    private static final long BLOCKS = 16;
    private static final long AVAILABLE_BLOCKS = 32;

    private FileSpace() {}

    /**
     * A file system.
     *
     * @param inMemory whether its files take main memory
     * @param availableBytes what is left for users; {@link Long#MAX_VALUE} if it does not count
     */
    public record Status(boolean inMemory, long availableBytes) {}

    /**
     * The file system that an open file is on.
     *
     * @throws LinuxException if it tells nothing
     */
    public static Status of(Fd file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(STATFS_BYTES, Long.BYTES);
            long result = Syscall.holding(status, SystemCall.FSTATFS, file.number(), status.address(), 0);
            if (result < 0) {
                throw new LinuxException("fstatfs", (int) -result, file);
            }
            long type = status.get(JAVA_LONG, TYPE);
            boolean counts = status.get(JAVA_LONG, BLOCKS) != 0;
            return new Status(
                    type == TMPFS_MAGIC || type == RAMFS_MAGIC || type == HUGETLBFS_MAGIC,
                    counts
                            ? Math.multiplyExact(
                                    status.get(JAVA_LONG, AVAILABLE_BLOCKS), status.get(JAVA_LONG, BLOCK_BYTES))
                            : Long.MAX_VALUE);
        }
    }

    /**
     * Takes the room for a range of a file, and makes the file longer if the range ends beyond it. Whoever passes on a length
     * from others bounds it first: on a file system in memory nothing stops the kernel but the end of memory.
     *
     * @return 0 or {@code -errno}: {@code ENOSPC}, {@code EOPNOTSUPP} where the file system cannot
     */
    public static int allocate(Fd file, long offsetBytes, long lengthBytes) {
        return fallocate(file, 0, offsetBytes, lengthBytes);
    }

    /** Gives the room of a range back; it reads as zero. Answers 0 or {@code -errno}. */
    public static int release(Fd file, long offsetBytes, long lengthBytes) {
        return fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offsetBytes, lengthBytes);
    }

    private static int fallocate(Fd file, int mode, long offsetBytes, long lengthBytes) {
        int number = file.number();
        long result;
        do {
            result = Syscall.call(SystemCall.FALLOCATE, number, mode, offsetBytes, lengthBytes);
        } while (result == -Errno.EINTR);
        return (int) result;
    }
}
