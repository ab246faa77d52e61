package org.basenamed.model.job;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * Limits that are told and not enforced (JB-44).
 *
 * @param flags of the constants here
 * @param readBytes what all processes together may read, as the next one
 * @param jobTime their user time in units of 100 ns
 * @param jobMemory bytes
 */
public record NotificationLimits(int flags, long readBytes, long writeBytes, long jobTime, long jobMemory) {
    public static final int JOB_TIME = 0x4;
    public static final int JOB_MEMORY = 0x200;
    public static final int READ_BYTES = 0x1_0000;
    public static final int WRITE_BYTES = 0x2_0000;
    public static final int RATE_CONTROL = 0x4_0000;
    private static final int VALID = 0x7_0204;

    public static final NotificationLimits NONE = new NotificationLimits(0, 0, 0, 0, 0);

    /** Refuses flags that there are not; and rate control, which nothing here can watch. */
    public Result<NotificationLimits> check() {
        if ((flags & ~VALID) != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return (flags & RATE_CONTROL) != 0 ? Result.refused(Win32Error.ERROR_NOT_SUPPORTED) : Result.granted(this);
    }

    /** Which of them are exceeded; bytes are unsigned. */
    public int exceeded(JobUsage used, long memoryBytes) {
        return (Long.compareUnsigned(used.readBytes(), readBytes) > 0 ? flags & READ_BYTES : 0)
                | (Long.compareUnsigned(used.writeBytes(), writeBytes) > 0 ? flags & WRITE_BYTES : 0)
                | (used.userTime() > jobTime ? flags & JOB_TIME : 0)
                | (Long.compareUnsigned(memoryBytes, jobMemory) > 0 ? flags & JOB_MEMORY : 0);
    }
}
