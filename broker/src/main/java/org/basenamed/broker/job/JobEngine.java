package org.basenamed.broker.job;

import java.util.List;
import java.util.Optional;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobUsage;
import org.jspecify.annotations.Nullable;

/** What knows by the kernel's word which processes are in which job. */
public sealed interface JobEngine extends AutoCloseable permits CgroupEngine, TrackingEngine {
    /** Limits that are kept by looking at each process, whatever engine there is. */
    int BY_PROCESS = JobLimits.PROCESS_TIME
            | JobLimits.JOB_TIME
            | JobLimits.ACTIVE_PROCESS
            | JobLimits.AFFINITY
            | JobLimits.PRIORITY_CLASS
            | JobLimits.PRESERVE_JOB_TIME
            | JobLimits.PROCESS_MEMORY
            | JobLimits.DIE_ON_UNHANDLED_EXCEPTION
            | JobLimits.BREAKAWAY_OK
            | JobLimits.SILENT_BREAKAWAY_OK
            | JobLimits.KILL_ON_JOB_CLOSE
            | JobLimits.SUBSET_AFFINITY;

    /** The word for it, for people, and where it works. */
    String description();

    /** The flags of the limits that it can make hold. */
    int enforced();

    /** Whether it can limit processor time by rate. */
    boolean ratesProcessors();

    /** Whether the kernel itself keeps descendants in the job of their parents. */
    boolean keepsDescendants();

    /**
     * Puts a process into a job.
     *
     * @param parent the job above it, also if it comes to be below that only now; null for none
     * @return refused with 5 if it has ended, with 50 if this engine cannot
     */
    Result<Boolean> move(int number, Job job, @Nullable Job parent);

    /** Takes a process out of all jobs, to where {@code like} was before it came to be in one. */
    Result<Boolean> release(int number, Job like);

    /** Looks at all processes anew, if it has to look. */
    void look();

    /** The processes directly in a job that can be found now. */
    List<Integer> found(Job job);

    /** The job that a process is directly in, by the kernel's word. */
    Optional<Job> jobOf(int number);

    /** Ends all processes of a job and of those below it, if it {@linkplain #keepsDescendants keeps} them together. */
    void kill(Job job);

    /** Whether a process may be in it, or below it, that is not known. */
    boolean isPopulated(Job job);

    /** Makes limits hold that are not of single processes; they are {@link #enforced}. */
    Result<Boolean> limit(Job job, JobLimits limits, CpuRate rate);

    /** The times of all processes that have been in it, if it knows them better than by looking now and then. */
    Optional<JobUsage> times(Job job);

    /** The memory of all processes in it, and the most that it was; empty if it does not know. */
    Optional<Memory> memory(Job job);

    /**
     * Memory of a job in bytes.
     *
     * @param refusals how often its limit was met
     */
    record Memory(long bytes, long peakBytes, long refusals) {}

    /** What a started process has to have in its environment to be known as one of the job; empty for nothing. */
    String mark(Job job);

    /** The job has ended: nobody is in it, and nobody can come. */
    void drop(Job job);

    /** Readable when a job may have become empty. */
    Optional<Fd> events();

    /** Takes notice of {@link #events}: the numbers of jobs that may have become empty. */
    List<Long> takeEvents();

    @Override
    void close();
}
