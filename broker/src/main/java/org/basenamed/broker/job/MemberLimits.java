package org.basenamed.broker.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.linux.ResourceCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.PriorityClass;
import org.jspecify.annotations.Nullable;

/**
 * Limits that each process of a job has by itself, the strictest of those along the chain (JB-19). What a process starts later has them
 * from the kernel.
 *
 * @param memoryBytes {@link ResourceCalls#UNLIMITED} for no limit
 * @param affinity the processors; 0 for no limit
 * @param nice {@link #NO_NICE} for no limit
 */
public record MemberLimits(long memoryBytes, long affinity, int nice) {
    private static final int NO_NICE = Integer.MIN_VALUE;
    private static final MemberLimits NONE = new MemberLimits(ResourceCalls.UNLIMITED, 0, NO_NICE);

    /** Those of a process whose immediate job that is. */
    public static MemberLimits of(Job job) {
        return of(job.chain().stream().map(Job::limits).toList());
    }

    /** As {@link #of(Job)}, for a job that comes to be below another one. */
    public static MemberLimits of(Job job, @Nullable Job above) {
        MemberLimits strictest = above == null ? NONE : of(above);
        return strictest.and(job.limits());
    }

    static MemberLimits of(List<JobLimits> chain) {
        MemberLimits strictest = NONE;
        for (JobLimits limits : chain) {
            strictest = strictest.and(limits);
        }
        return strictest;
    }

    private MemberLimits and(JobLimits limits) {
        long memory =
                limits.has(JobLimits.PROCESS_MEMORY) ? unsignedMin(memoryBytes, limits.processMemory()) : memoryBytes;
        long both = affinity & limits.affinity();
        long processors =
                !limits.has(JobLimits.AFFINITY) ? affinity : affinity == 0 || both == 0 ? limits.affinity() : both;
        int nicest = limits.has(JobLimits.PRIORITY_CLASS)
                ? Math.max(
                        nice,
                        PriorityClass.of(limits.priorityClass()).orElseThrow().nice())
                : nice;
        return new MemberLimits(memory, processors, nicest);
    }

    private static long unsignedMin(long first, long second) {
        return Long.compareUnsigned(first, second) < 0 ? first : second;
    }

    /** The kinds of limits, in the order in which they are made to hold: what cannot be taken back without a privilege comes last. */
    public enum Kind {
        AFFINITY,
        NICE,
        MEMORY
    }

    /**
     * Makes those of one kind hold for a process.
     *
     * @param before what held for it by now
     * @return what holds for it from now on; refused with 1314 if that takes a privilege, and with 50 if this machine cannot
     */
    Result<MemberLimits> apply(Kind kind, int number, MemberLimits before) {
        int result =
                switch (kind) {
                    case AFFINITY -> applyAffinity(number, before);
                    case NICE -> applyNice(number, before);
                    case MEMORY -> memoryBytes == before.memoryBytes ? 0 : ResourceCalls.limitData(number, memoryBytes);
                };
        return switch (-result) {
            case 0, Errno.ESRCH -> Result.granted(before.with(kind, this));
            case Errno.EPERM, Errno.EACCES -> Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
            case Errno.EINVAL -> Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            default -> throw new LinuxException("limit", -result, number);
        };
    }

    private int applyAffinity(int number, MemberLimits before) {
        long wanted = affinity == 0 ? -1 : affinity;
        return affinity == before.affinity
                ? 0
                : forThreads(number, thread -> ResourceCalls.setAffinity(thread, wanted));
    }

    private int applyNice(int number, MemberLimits before) {
        return nice == before.nice || nice == NO_NICE
                ? 0
                : forThreads(number, thread -> ResourceCalls.setNice(thread, nice));
    }

    private MemberLimits with(Kind kind, MemberLimits other) {
        return switch (kind) {
            case AFFINITY -> new MemberLimits(memoryBytes, other.affinity, nice);
            case NICE -> new MemberLimits(memoryBytes, affinity, other.nice);
            case MEMORY -> new MemberLimits(other.memoryBytes, affinity, nice);
        };
    }

    /** A process that has ended needs no limits. */
    private static boolean isDone(int result) {
        return result == 0 || result == -Errno.ESRCH;
    }

    private interface ThreadCall {
        int apply(int thread);
    }

    /** Threads that come meanwhile have it from the thread that starts them, or are found by another look. */
    private static int forThreads(int number, ThreadCall call) {
        Set<Integer> done = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (int thread : ProcessUsage.threadsOf(number)) {
                if (done.add(thread)) {
                    more = true;
                    int result = call.apply(thread);
                    if (!isDone(result)) {
                        return result;
                    }
                }
            }
        }
        return 0;
    }

    /** None at all. */
    public static MemberLimits none() {
        return NONE;
    }
}
