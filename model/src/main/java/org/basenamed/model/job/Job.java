package org.basenamed.model.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * A job: the processes in it and in the jobs below it, what it limits, and what it has come to. A job lives as long as a handle to it is
 * open or a process in it runs (JB-4); this object knows nothing of handles.
 */
public final class Job {
    private final long id;
    private @Nullable Job parent;
    private final List<Job> children = new ArrayList<>();
    /** Processes that have not ended, in the order in which they came, with what they had used then. */
    private final Map<JobMember, JobUsage> members = new LinkedHashMap<>();

    private final JobSettings settings = new JobSettings();
    private boolean held;
    private int totalProcesses;
    private int terminatedProcesses;
    private JobUsage usedByEnded = JobUsage.NONE;
    private JobUsage periodStart = JobUsage.NONE;
    private long peakProcessBytes;
    private long peakJobBytes;

    /** A job without processes and limits (JB-2, JB-34). */
    public Job(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }

    /** The job that contains it; once there is one it stays (JB-18). */
    public @Nullable Job parent() {
        return parent;
    }

    /** The jobs directly below it. */
    public List<Job> children() {
        return List.copyOf(children);
    }

    /** A job below it has ended. */
    public void forget(Job child) {
        children.remove(child);
    }

    public JobSettings settings() {
        return settings;
    }

    public JobLimits limits() {
        return settings.limits();
    }

    /** Whether it is that job, or below it. */
    public boolean isWithin(Job other) {
        for (Job job = this; job != null; job = job.parent) {
            if (job == other) {
                return true;
            }
        }
        return false;
    }

    /** It and all jobs above it, itself first (JB-17). */
    public List<Job> chain() {
        List<Job> chain = new ArrayList<>();
        for (Job job = this; job != null; job = job.parent) {
            chain.add(job);
        }
        return chain;
    }

    /** Whether it has ever had a process. */
    public boolean hasHeld() {
        return held;
    }

    /**
     * JB-9: which jobs a process comes to be in by being assigned to this one.
     *
     * @return the innermost first; none if it is in this one already. Refused with 5 if that cannot be
     */
    public Result<List<Job>> admits(JobMember member) {
        if (!member.isActive()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        Job from = member.job();
        if (from == null) {
            return Result.granted(chain());
        }
        if (from.isWithin(this)) {
            return Result.granted(List.of());
        }
        boolean below = isWithin(from);
        boolean fresh = !held && parent == null;
        List<Job> joined = chain().stream()
                .filter(job -> job != from && !from.isWithin(job))
                .toList();
        boolean restricted = from.restrictsUi() || joined.stream().anyMatch(Job::restrictsUi);
        return (below || fresh) && !restricted
                ? Result.granted(joined)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    private boolean restrictsUi() {
        return settings.uiRestrictions() != 0;
    }

    /** Which of those jobs would have too many processes, or has used its time up (JB-9): the innermost; empty if none. */
    public static Optional<Job> full(List<Job> joined) {
        return joined.stream().filter(job -> job.isFull() || job.isOutOfTime()).findFirst();
    }

    /** Whether no further process may be in it. */
    public boolean isFull() {
        return limits().has(JobLimits.ACTIVE_PROCESS)
                && Integer.compareUnsigned(activeProcesses(), limits().activeProcesses()) >= 0;
    }

    /** JB-25, JB-27: whether its processes have used more user time than they may. */
    public boolean isOutOfTime() {
        return limits().has(JobLimits.JOB_TIME) && used().since(periodStart).userTime() > limits().jobTime();
    }

    /**
     * A process comes to be in this job.
     *
     * @param joined what {@link #admits} has answered
     */
    public void join(JobMember member, List<Job> joined) {
        Job from = member.job();
        if (from != null && !isWithin(from) && !from.isWithin(this)) {
            parent = from;
            from.children.add(this);
        }
        if (!joined.isEmpty()) {
            member.moveTo(this);
        }
        for (Job job : joined) {
            job.held = true;
            job.totalProcesses++;
            job.members.put(member, member.used());
        }
    }

    /** Counts a process that was ended rather than let in (JB-29). */
    public void turnAway() {
        totalProcesses++;
        terminatedProcesses++;
    }

    /** Counts a process that is ended because of a limit of this job (JB-24). */
    public void countTerminated() {
        terminatedProcesses++;
    }

    /** A process is being ended: it is not active from now on (JB-47). */
    public static void beginEnd(JobMember member) {
        member.beginEnd();
    }

    /** A process has ended: the jobs that it was in, the innermost first (JB-41). */
    public static List<Job> end(JobMember member) {
        Job immediate = member.job();
        List<Job> left = immediate == null ? List.of() : immediate.chain();
        member.end();
        for (Job job : left) {
            JobUsage before = job.members.remove(member);
            if (before != null) {
                job.usedByEnded = job.usedByEnded.plus(member.used().since(before));
            }
        }
        return left;
    }

    /** A process that was taken for one of these jobs, as its parent is, has never been in them. */
    public static void retract(JobMember member) {
        Job immediate = member.job();
        if (immediate != null) {
            for (Job job : immediate.chain()) {
                if (job.members.remove(member) != null) {
                    job.totalProcesses--;
                }
            }
        }
    }

    /**
     * JB-12, JB-13: the job in which a child begins.
     *
     * @param asked whether it is to break away
     * @return empty if in none; refused with 5 if it may not break away
     */
    public static Result<Optional<Job>> ofChild(JobMember parent, boolean asked) {
        Job job = parent.job();
        if (job == null) {
            return Result.granted(Optional.empty());
        }
        if (asked && !job.letsGo(true)) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        while (job != null && job.letsGo(asked)) {
            job = job.parent;
        }
        return Result.granted(Optional.ofNullable(job));
    }

    private boolean letsGo(boolean asked) {
        return limits().has(JobLimits.SILENT_BREAKAWAY_OK) || (asked && limits().has(JobLimits.BREAKAWAY_OK));
    }

    /** Those in it that have not ended, in the order in which they came (JB-35), those of the jobs below it among them (JB-21). */
    public List<JobMember> members() {
        return List.copyOf(members.keySet());
    }

    /** As {@link #members()}, without those that are being ended. */
    public List<JobMember> active() {
        return members.keySet().stream().filter(JobMember::isActive).toList();
    }

    public int activeProcesses() {
        return (int) members.keySet().stream().filter(JobMember::isActive).count();
    }

    /** How many are in it that have not ended, those that are being ended among them. */
    public int memberCount() {
        return members.size();
    }

    /** Whether no process is in it that has not ended. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** What its processes have used while they were in it. */
    public JobUsage used() {
        JobUsage sum = usedByEnded;
        for (Map.Entry<JobMember, JobUsage> entry : members.entrySet()) {
            sum = sum.plus(entry.getKey().used().since(entry.getValue()));
        }
        return settings.corrected(sum);
    }

    /** JB-24: what it has come to. */
    public JobAccounting accounting() {
        JobUsage used = used();
        return new JobAccounting(used, used.since(periodStart), totalProcesses, activeProcesses(), terminatedProcesses);
    }

    /** What a job limits, and since when its job time counts. */
    public record Limited(JobLimits limits, JobUsage periodStart) {}

    /**
     * Sets its limits, which have been checked; a new job time starts a new period (JB-24, JB-25).
     *
     * @return what there was before, for {@link #restore}
     */
    public Limited limit(JobLimits wish, int allowed) {
        Limited before = new Limited(limits(), periodStart);
        if (wish.has(JobLimits.JOB_TIME)) {
            periodStart = used();
        }
        settings.limit(wish.over(limits(), allowed));
        return before;
    }

    /** Limits that were set could not be made to hold: nothing has changed. */
    public void restore(Limited before) {
        periodStart = before.periodStart();
        settings.limit(before.limits());
    }

    /** JB-27: the time is up, and that has been told. */
    public void forgetJobTime() {
        settings.limit(limits().withFlags(limits().flags() & ~JobLimits.JOB_TIME));
    }

    /** Notes how much memory its processes have, to find out the most that they had (JB-30). */
    public void noteMemory(long biggestProcessBytes, long togetherBytes) {
        peakProcessBytes = Math.max(peakProcessBytes, biggestProcessBytes);
        peakJobBytes = Math.max(peakJobBytes, togetherBytes);
    }

    public long peakProcessBytes() {
        return peakProcessBytes;
    }

    public long peakJobBytes() {
        return peakJobBytes;
    }
}
