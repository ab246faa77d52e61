package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What processes and threads may use: limits, priority, processors. They are named by number, which may come to mean another one as soon
 * as the parent of one that has ended has asked for it; who asks here has to know, or to bear, that this does not happen meanwhile.
 */
public final class ResourceCalls {
    /** As a limit: none. */
    public static final long UNLIMITED = -1;

    /** Private memory that can be written: what a process has been promised. */
    private static final int RLIMIT_DATA = 2;

    private static final int PRIO_PROCESS = 0;
    private static final int LIMIT_BYTES = 16;
    private static final int CPUS_BYTES = 1024;

    private ResourceCalls() {}

    /**
     * Limits the memory that a process, and what it starts from now on, can have promised to it; an allocation beyond it fails.
     *
     * @param bytes {@link #UNLIMITED} for no limit
     * @return 0 or {@code -errno}: {@code EPERM} if the limit was lower, which takes a privilege to raise, or it is another user's;
     *     {@code ESRCH}
     */
    public static int limitData(int pid, long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(LIMIT_BYTES, Long.BYTES);
            limit.set(JAVA_LONG, 0, bytes);
            limit.set(JAVA_LONG, Long.BYTES, bytes);
            return (int) Syscall.holding(limit, SystemCall.PRLIMIT64, pid, RLIMIT_DATA, limit.address(), 0);
        }
    }

    /**
     * Sets how nice a thread is, from -20 to 19.
     *
     * @return 0 or {@code -errno}: {@code EACCES} or {@code EPERM} if it takes a privilege, {@code ESRCH}
     */
    public static int setNice(int tid, int nice) {
        return (int) Syscall.call(SystemCall.SETPRIORITY, PRIO_PROCESS, tid, nice);
    }

    /**
     * Says on which of the first 64 processors a thread may run.
     *
     * @return 0 or {@code -errno}: {@code EINVAL} if none of them is there, {@code EPERM}, {@code ESRCH}
     */
    public static int setAffinity(int tid, long processors) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(CPUS_BYTES, Long.BYTES);
            mask.set(JAVA_LONG, 0, processors);
            return (int) Syscall.holding(mask, SystemCall.SCHED_SETAFFINITY, tid, CPUS_BYTES, mask.address());
        }
    }

    /** On which of the first 64 processors a thread may run; 0 if that is not known. */
    public static long affinity(int tid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(CPUS_BYTES, Long.BYTES);
            long result = Syscall.holding(mask, SystemCall.SCHED_GETAFFINITY, tid, CPUS_BYTES, mask.address());
            return result < 0 ? 0 : mask.get(JAVA_LONG, 0);
        }
    }
}
