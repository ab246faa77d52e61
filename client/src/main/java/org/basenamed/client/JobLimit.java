package org.basenamed.client;

import java.time.Duration;
import java.util.BitSet;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.PriorityClass;

/**
 * What a job limits; a new job limits nothing. It is not changed: each method answers one that limits more.
 *
 * <pre>{@code
 * job.limit(JobLimit.NONE.processes(8).processMemory(512L << 20).killOnClose());
 * }</pre>
 */
public final class JobLimit {
    /** No limits. */
    public static final JobLimit NONE = new JobLimit(JobLimits.NONE);

    private static final long NANOS_PER_UNIT = 100;

    private final JobLimits limits;

    /** How urgent processes are; more than {@link #NORMAL} takes a privilege. */
    public enum Priority {
        IDLE(PriorityClass.IDLE),
        BELOW_NORMAL(PriorityClass.BELOW_NORMAL),
        NORMAL(PriorityClass.NORMAL),
        ABOVE_NORMAL(PriorityClass.ABOVE_NORMAL),
        HIGH(PriorityClass.HIGH),
        REALTIME(PriorityClass.REALTIME);

        private final PriorityClass type;

        Priority(PriorityClass type) {
            this.type = type;
        }
    }

    JobLimit(JobLimits limits) {
        this.limits = limits;
    }

    JobLimits limits() {
        return limits;
    }

    private static long units(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time of " + time);
        }
        return time.toNanos() / NANOS_PER_UNIT;
    }

    /** At most so many processes at once: one more is ended, or not started. Win32: {@code JOB_OBJECT_LIMIT_ACTIVE_PROCESS}. */
    public JobLimit processes(int most) {
        return new JobLimit(new JobLimits(
                limits.flags() | JobLimits.ACTIVE_PROCESS,
                limits.processTime(),
                limits.jobTime(),
                0,
                0,
                most,
                limits.affinity(),
                limits.priorityClass(),
                0,
                limits.processMemory(),
                limits.jobMemory()));
    }

    /** So much user time for each process; then it is ended. Win32: {@code JOB_OBJECT_LIMIT_PROCESS_TIME}. */
    public JobLimit processTime(Duration time) {
        return times(JobLimits.PROCESS_TIME, units(time), limits.jobTime());
    }

    /** So much user time for all together, from now on; then all are ended. Win32: {@code JOB_OBJECT_LIMIT_JOB_TIME}. */
    public JobLimit jobTime(Duration time) {
        return times(JobLimits.JOB_TIME, limits.processTime(), units(time));
    }

    private JobLimit times(int flag, long process, long job) {
        return new JobLimit(new JobLimits(
                limits.flags() | flag,
                process,
                job,
                0,
                0,
                limits.activeProcesses(),
                limits.affinity(),
                limits.priorityClass(),
                0,
                limits.processMemory(),
                limits.jobMemory()));
    }

    /** So many bytes for each process; what it allocates beyond that is refused. Win32: {@code JOB_OBJECT_LIMIT_PROCESS_MEMORY}. */
    public JobLimit processMemory(long bytes) {
        return memory(JobLimits.PROCESS_MEMORY, bytes, limits.jobMemory());
    }

    /** So many bytes for all together. Not every machine can enforce it. Win32: {@code JOB_OBJECT_LIMIT_JOB_MEMORY}. */
    public JobLimit jobMemory(long bytes) {
        return memory(JobLimits.JOB_MEMORY, limits.processMemory(), bytes);
    }

    private JobLimit memory(int flag, long process, long job) {
        return new JobLimit(new JobLimits(
                limits.flags() | flag,
                limits.processTime(),
                limits.jobTime(),
                0,
                0,
                limits.activeProcesses(),
                limits.affinity(),
                limits.priorityClass(),
                0,
                process,
                job));
    }

    /** These processors, by number from 0 to 63. Win32: {@code JOB_OBJECT_LIMIT_AFFINITY}. */
    public JobLimit processors(BitSet processors) {
        long[] words = processors.toLongArray();
        if (words.length > 1) {
            throw new IllegalArgumentException("processors " + processors);
        }
        return scheduling(JobLimits.AFFINITY, words.length == 0 ? 0 : words[0], limits.priorityClass());
    }

    /** So urgent, and not more. Win32: {@code JOB_OBJECT_LIMIT_PRIORITY_CLASS}. */
    public JobLimit priority(Priority priority) {
        return scheduling(JobLimits.PRIORITY_CLASS, limits.affinity(), priority.type.number());
    }

    private JobLimit scheduling(int flag, long affinity, int priority) {
        return new JobLimit(new JobLimits(
                limits.flags() | flag,
                limits.processTime(),
                limits.jobTime(),
                0,
                0,
                limits.activeProcesses(),
                affinity,
                priority,
                0,
                limits.processMemory(),
                limits.jobMemory()));
    }

    private JobLimit with(int flag) {
        return new JobLimit(limits.withFlags(limits.flags() | flag));
    }

    /** When the last handle is closed, be it by the death of its process, all processes end. Win32: {@code ..._KILL_ON_JOB_CLOSE}. */
    public JobLimit killOnClose() {
        return with(JobLimits.KILL_ON_JOB_CLOSE);
    }

    /** Children may begin outside if whoever starts them says so. Win32: {@code JOB_OBJECT_LIMIT_BREAKAWAY_OK}. */
    public JobLimit breakaway() {
        return with(JobLimits.BREAKAWAY_OK);
    }

    /** Children that are started through this library begin outside. Win32: {@code JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK}. */
    public JobLimit silentBreakaway() {
        return with(JobLimits.SILENT_BREAKAWAY_OK);
    }

    /** The time of the job goes on as it was set before. Win32: {@code JOB_OBJECT_LIMIT_PRESERVE_JOB_TIME}. */
    public JobLimit preservingJobTime() {
        return with(JobLimits.PRESERVE_JOB_TIME);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobLimit that && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return "JobLimit[" + limits + "]";
    }
}
