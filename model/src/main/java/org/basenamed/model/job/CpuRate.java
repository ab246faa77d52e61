package org.basenamed.model.job;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * How much of the processors a job may have (class 15).
 *
 * @param flags of the constants here
 * @param value hundredths of a percent of all processors, or a weight from 1 to 9
 */
public record CpuRate(int flags, int value) {
    public static final int ENABLE = 0x1;
    public static final int WEIGHT_BASED = 0x2;
    public static final int HARD_CAP = 0x4;
    private static final int NOTIFY = 0x8;
    private static final int MIN_MAX_RATE = 0x10;
    private static final int VALID = ENABLE | WEIGHT_BASED | HARD_CAP | NOTIFY | MIN_MAX_RATE;
    private static final int WHOLE = 10_000;
    private static final int HEAVIEST = 9;

    public static final CpuRate NONE = new CpuRate(0, 0);

    public boolean isEnabled() {
        return (flags & ENABLE) != 0;
    }

    public boolean isWeight() {
        return (flags & WEIGHT_BASED) != 0;
    }

    /** Refuses what no job can have; and what nothing here can do: telling of it, and a rate between two bounds. */
    public Result<CpuRate> check() {
        boolean legal = (flags & ~VALID) == 0
                && !(isWeight() && (flags & (HARD_CAP | MIN_MAX_RATE)) != 0)
                && (!isEnabled() || (value >= 1 && value <= (isWeight() ? HEAVIEST : WHOLE)));
        if (!legal) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return (flags & (NOTIFY | MIN_MAX_RATE)) != 0
                ? Result.refused(Win32Error.ERROR_NOT_SUPPORTED)
                : Result.granted(this);
    }
}
