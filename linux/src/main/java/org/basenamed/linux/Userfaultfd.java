package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Makes holes of files in memory untouchable: in a registered range a page that the file does not have yet is not made by
 * touching it; the access faults with {@code SIGBUS}, and a system call that is given the address answers {@code EFAULT}.
 * As soon as the file has the page, by whichever process, the access works.
 *
 * <p>Only faults of user mode are handled, so no privilege is needed (Linux 5.11). Containers may forbid the call altogether.
 */
public final class Userfaultfd {
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int UFFD_USER_MODE_ONLY = 1;
    private static final long UFFD_API = 0xAA;
    private static final long FEATURE_MISSING_SHMEM = 1 << 5;
    private static final long FEATURE_SIGBUS = 1 << 7;
    private static final long REGISTER_MODE_MISSING = 1;
    private static final long UFFDIO_API = 0xC018_AA3FL;
    private static final long UFFDIO_REGISTER = 0xC020_AA00L;
    private static final long REQUEST_BYTES = 32;

    private Userfaultfd() {}

    /** The one of this process: its ranges stay registered as long as it is open. */
    private static final class OfProcess {
        static final @Nullable Fd FD = open();
    }

    private static @Nullable Fd open() {
        long opened = Syscall.call(SystemCall.USERFAULTFD, O_CLOEXEC | UFFD_USER_MODE_ONLY);
        if (opened < 0) {
            return null;
        }
        Fd fd = Fd.own((int) opened);
        long greeted = request(fd, UFFDIO_API, UFFD_API, FEATURE_MISSING_SHMEM | FEATURE_SIGBUS, 0);
        if (greeted < 0) {
            fd.close();
            return null;
        }
        return fd;
    }

    /** Whether this process may use it. */
    public static boolean isAvailable() {
        return OfProcess.FD != null;
    }

    /**
     * Registers whole pages of a mapping of a memfd, until they are unmapped. The mapping must be private, or of a descriptor
     * that may write.
     *
     * @return 0 or {@code -errno}: {@code ENOSYS} if it is not {@linkplain #isAvailable available}
     */
    public static int register(long address, long lengthBytes) {
        Fd fd = OfProcess.FD;
        return fd == null
                ? -Errno.ENOSYS
                : (int) request(fd, UFFDIO_REGISTER, address, lengthBytes, REGISTER_MODE_MISSING);
    }

    private static long request(Fd fd, long command, long first, long second, long third) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argument = arena.allocate(REQUEST_BYTES, Long.BYTES);
            argument.set(JAVA_LONG, 0, first);
            argument.set(JAVA_LONG, Long.BYTES, second);
            argument.set(JAVA_LONG, 2 * Long.BYTES, third);
            return Syscall.holding(argument, SystemCall.IOCTL, fd.number(), command, argument.address());
        }
    }
}
