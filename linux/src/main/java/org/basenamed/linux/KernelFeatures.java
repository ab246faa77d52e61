package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What this kernel can do beyond what the room requires, found out by trying and never by version: distributions
 * backport, and containers filter.
 *
 * @param memfdNoexec {@code memfd_create} knows {@code MFD_NOEXEC_SEAL} (Linux 6.3)
 * @param peerPidfd a socket tells a pidfd of its peer (Linux 6.5)
 * @param futexWaitv a thread can sleep on several futexes (Linux 5.16)
 */
public record KernelFeatures(boolean memfdNoexec, boolean peerPidfd, boolean futexWaitv) {
    /** Those of the running kernel; tried once in the life of the process. */
    public static KernelFeatures probed() {
        return Probed.FEATURES;
    }

    private static final class Probed {
        static final KernelFeatures FEATURES =
                new KernelFeatures(probeMemfdNoexec(), probePeerPidfd(), probeFutexWaitv());
    }

    private static boolean probeMemfdNoexec() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom("probe");
            long result = Syscall.holding(
                    name, SystemCall.MEMFD_CREATE, name.address(), Memfd.MFD_CLOEXEC | Memfd.MFD_NOEXEC_SEAL, 0);
            if (result >= 0) {
                Fd.own((int) result).close();
            }
            return result >= 0;
        }
    }

    private static boolean probePeerPidfd() {
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        try {
            int result = SocketOptions.peerPidfd(pair[0].fd().number());
            if (result >= 0) {
                Fd.own(result).close();
            }
            return result >= 0;
        } finally {
            pair[0].close();
            pair[1].close();
        }
    }

    private static boolean probeFutexWaitv() {
        // No waiters at all: a kernel that knows the call refuses the argument. A filter answers ENOSYS or EPERM.
        return Syscall.call(SystemCall.FUTEX_WAITV, 0, 0, 0, 0, 0) == -Errno.EINVAL;
    }
}
