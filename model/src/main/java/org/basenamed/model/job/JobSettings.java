package org.basenamed.model.job;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/** What can be set of a job, beside its processes. */
public final class JobSettings {
    /** JB-27: what happens when the job time is up. */
    public static final int TERMINATE_AT_END = 0;

    public static final int POST_AT_END = 1;

    private static final int UI_RESTRICTIONS = 0xFF;

    private JobLimits limits = JobLimits.NONE;
    private NotificationLimits notification = NotificationLimits.NONE;
    private CpuRate cpuRate = CpuRate.NONE;
    private int uiRestrictions;
    private int endOfTimeAction = TERMINATE_AT_END;
    private int violated;
    private long refusals;
    private @Nullable Times times;

    private record Times(long user, long kernel) {}

    JobSettings() {}

    public JobLimits limits() {
        return limits;
    }

    void limit(JobLimits changed) {
        limits = changed;
    }

    /** The restrictions that concern windows; here they forbid nesting and nothing else. */
    public int uiRestrictions() {
        return uiRestrictions;
    }

    public Result<JobSettings> restrictUi(int restrictions) {
        if ((restrictions & ~UI_RESTRICTIONS) != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        uiRestrictions = restrictions;
        return Result.granted(this);
    }

    public int endOfTimeAction() {
        return endOfTimeAction;
    }

    public Result<JobSettings> atEndOfTime(int action) {
        if (action != TERMINATE_AT_END && action != POST_AT_END) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        endOfTimeAction = action;
        return Result.granted(this);
    }

    public NotificationLimits notification() {
        return notification;
    }

    /** Sets what is to be told; what has been told counts no longer. */
    public void notify(NotificationLimits changed) {
        notification = changed;
        violated = 0;
    }

    public CpuRate cpuRate() {
        return cpuRate;
    }

    public void rate(CpuRate changed) {
        cpuRate = changed;
    }

    /** Notes which notification limits are exceeded; those that have not been told yet. */
    public int violate(int exceeded) {
        int fresh = exceeded & ~violated;
        violated |= exceeded;
        return fresh;
    }

    /** Takes what has been told of notification limits; it is told again if it goes on (JB-44). */
    public int takeViolated() {
        int taken = violated;
        violated = 0;
        return taken;
    }

    /** Notes how often the memory limit has been met; whether that is more often than before. */
    public boolean countRefusals(long counted) {
        boolean more = counted > refusals;
        refusals = counted;
        return more;
    }

    /** Somebody has counted the times better than by looking now and then. */
    public void correctTimes(long user, long kernel) {
        times = new Times(user, kernel);
    }

    JobUsage corrected(JobUsage seen) {
        return times == null ? seen : seen.withTimes(times.user(), times.kernel());
    }
}
