package org.basenamed.model.timer;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * What a timer is set to (SYN-32, SYN-34).
 *
 * @param dueTime when it expires first, in units of 100 ns: a {@link FileTime} if positive, as long from now if negative, now if 0
 * @param periodMillis how long after that it expires again, and so on; 0 for never
 */
public record TimerSetting(long dueTime, int periodMillis) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** This, unless no timer can be set so. */
    public Result<TimerSetting> check() {
        return periodMillis < 0 ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER) : Result.granted(this);
    }

    /** Whether the first expiry is a time of the clock on the wall, and follows when somebody sets that clock (SYN-36). */
    public boolean isAbsolute() {
        return dueTime > 0;
    }

    /** The first expiry of a setting that is not absolute; {@link Long#MAX_VALUE} if that is beyond what the clock will ever tell. */
    public long dueNanos(long nowNanos) {
        // the least number has no opposite
        long units = dueTime == Long.MIN_VALUE ? Long.MAX_VALUE : -dueTime;
        if (units > (Long.MAX_VALUE - nowNanos) / FileTime.UNIT_NANOS) {
            return Long.MAX_VALUE;
        }
        return nowNanos + units * FileTime.UNIT_NANOS;
    }

    /** Whether it expires more than once. */
    public boolean isPeriodic() {
        return periodMillis > 0;
    }

    /**
     * The expiry after the one that was due at {@code dueNanos}. Those that have been missed are left out: nobody counts them (SYN-35).
     * From the first expiry on a timer goes by the clock that nobody sets, whatever it was set to.
     */
    public long nextDueNanos(long dueNanos, long nowNanos) {
        long period = periodMillis * NANOS_PER_MILLI;
        long missed = Math.max(0, nowNanos - dueNanos) / period;
        return dueNanos + (missed + 1) * period;
    }
}
