package org.basenamed.win32;

import java.lang.foreign.MemorySegment;

/** What a timer calls when it has expired: see {@link SynchApi#SetWaitableTimer}. */
@FunctionalInterface
public interface PTIMERAPCROUTINE {
    /**
     * Called on the thread that has set the timer, inside an alertable wait of that thread.
     *
     * @param lpArgToCompletionRoutine as it was given
     * @param dwTimerLowValue with the next one when the timer expired: units of 100 ns since 1601, UTC
     */
    void call(MemorySegment lpArgToCompletionRoutine, int dwTimerLowValue, int dwTimerHighValue);
}
