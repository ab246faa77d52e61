package org.basenamed.client.core;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.TimerReply;
import org.jspecify.annotations.Nullable;

/** Setting and cancelling timers. The broker lets them expire, so this process need not live for that. */
public final class Timers {
    private static final int QUERY_STATE = 0x1;
    private static final int MODIFY_STATE = 0x2;
    private static final int NO_THREAD = 0;

    private Timers() {}

    /**
     * Sets a timer; takes the right to modify its state.
     *
     * @param routine queued to the calling thread whenever the timer expires, and given the time of that as a
     *     {@link org.basenamed.model.timer.FileTime}; null for none
     */
    public static Result<Boolean> set(WaitableHandle timer, TimerSetting setting, @Nullable LongConsumer routine) {
        return checked(timer, MODIFY_STATE).then(usable -> {
            TimerRoutines routines = timer.membership().timerRoutines();
            long key = timer.timerKey();
            int thread = routine == null ? NO_THREAD : timer.membership().seat().slot();
            LongFunction<Result<DoneReply>> set = cookie ->
                    timer.ask(TimerCatalogue.SET_TIMER, new SetTimerRequest(timer.value(), setting, thread, cookie));
            Result<DoneReply> result = routine == null ? routines.unset(key, set) : routines.set(key, routine, set);
            return result.map(done -> true);
        });
    }

    /** Stops a timer; takes the right to modify its state. */
    public static Result<Boolean> cancel(WaitableHandle timer) {
        return checked(timer, MODIFY_STATE)
                .then(usable -> timer.membership()
                        .timerRoutines()
                        .unset(
                                timer.timerKey(),
                                cookie -> timer.ask(TimerCatalogue.CANCEL_TIMER, new HandleRequest(timer.value()))))
                .map(done -> true);
    }

    /** How long until a timer expires, in units of 100 ns; empty if it does not run. Takes the right to query its state. */
    public static Result<OptionalLong> remaining(WaitableHandle timer) {
        return checked(timer, QUERY_STATE)
                .then(usable -> timer.ask(TimerCatalogue.QUERY_TIMER, new HandleRequest(timer.value())))
                .map((TimerReply reply) -> reply.running() ? OptionalLong.of(reply.remaining()) : OptionalLong.empty());
    }

    private static Result<WaitableHandle> checked(WaitableHandle timer, int right) {
        if (!timer.isUsable()) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return AccessMask.allows(timer.grantedAccess(), right)
                ? Result.granted(timer)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }
}
