package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import org.basenamed.client.core.Timers;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.timer.TimerSetting;
import org.jspecify.annotations.Nullable;

/** The functions on waitable timers, behind {@link SynchApi}. */
final class TimerCalls {
    private static final int FLAGS =
            SynchApi.CREATE_WAITABLE_TIMER_MANUAL_RESET | SynchApi.CREATE_WAITABLE_TIMER_HIGH_RESOLUTION;

    private TimerCalls() {}

    /** A routine and its argument. */
    record Completion(PTIMERAPCROUTINE routine, MemorySegment argument) {
        void call(long expiredAt) {
            routine.call(argument, (int) expiredAt, (int) (expiredAt >>> Integer.SIZE));
        }
    }

    static long create(@Nullable SECURITY_ATTRIBUTES security, @Nullable String name, int flags, int access) {
        return LastError.valueOr(0L, () -> {
            if ((flags & ~FLAGS) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            boolean manualReset = (flags & SynchApi.CREATE_WAITABLE_TIMER_MANUAL_RESET) != 0;
            return switch (NameArgument.toCreate(security, name, access)) {
                case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                    WaitableHandle.createTimer(manualReset, attributes).map(WaitableArgument::created);
                case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    static long open(int access, boolean inherit, @Nullable String name) {
        return WaitableArgument.open(ObjectType.TIMER, NameArgument.toOpen(access, inherit, name));
    }

    /**
     * Sets a timer.
     *
     * @param dueTime null if the caller has given no memory for it
     * @param wakes whether it shall wake the machine, which no timer does here (SYN-37)
     */
    static boolean set(
            long handle, long @Nullable [] dueTime, int period, @Nullable Completion completion, boolean wakes) {
        boolean set = LastError.valueOr(false, () -> {
            // SYN-34: before the handle is looked at
            if (period < 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            if (dueTime == null || dueTime.length == 0) {
                return Result.refused(Win32Error.ERROR_NOACCESS);
            }
            LongConsumer routine = completion == null ? null : completion::call;
            return WaitableArgument.find(handle, ObjectType.TIMER)
                    .then(timer -> Timers.set(timer, new TimerSetting(dueTime[0], period), routine));
        });
        if (set && wakes) {
            LastError.set(Win32Error.ERROR_NOT_SUPPORTED);
        }
        return set;
    }

    static boolean cancel(long handle) {
        return LastError.valueOr(
                false, () -> WaitableArgument.find(handle, ObjectType.TIMER).then(Timers::cancel));
    }
}
