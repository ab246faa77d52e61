package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Constants of {@code synchapi.h}, and its functions on waitable timers and alertable waits; those on other objects are in
 * {@link Kernel32}, whose rules hold here, too.
 *
 * <p><b>Alertable waits.</b> A thread makes the calls that are queued to it (APCs) in alertable waits alone. Such a wait looks at its
 * objects first: if they are signalled, calls stay queued. Otherwise, if calls are queued or come while it lasts, it makes all of
 * them, in the order in which they were queued, and answers {@code WAIT_IO_COMPLETION}; no object is taken then.
 */
public final class SynchApi {
    /** As a number of milliseconds: without end. */
    public static final int INFINITE = 0xFFFF_FFFF;

    /** The first object of a wait was signalled; of a wait for several, the index is added. */
    public static final int WAIT_OBJECT_0 = 0;
    /** A mutex has been acquired whose owner ended without releasing it. */
    public static final int WAIT_ABANDONED = 0x80;
    /** As {@link #WAIT_ABANDONED}; of a wait for several, the index is added. */
    public static final int WAIT_ABANDONED_0 = WAIT_ABANDONED;

    /** Calls that were queued to the thread have been made. */
    public static final int WAIT_IO_COMPLETION = 0xC0;

    public static final int WAIT_TIMEOUT = 0x102;
    public static final int WAIT_FAILED = 0xFFFF_FFFF;

    public static final int CREATE_EVENT_MANUAL_RESET = 0x1;
    public static final int CREATE_EVENT_INITIAL_SET = 0x2;
    public static final int CREATE_MUTEX_INITIAL_OWNER = 0x1;

    public static final int CREATE_WAITABLE_TIMER_MANUAL_RESET = 0x1;
    public static final int CREATE_WAITABLE_TIMER_HIGH_RESOLUTION = 0x2;

    private SynchApi() {}

    /**
     * Creates a timer that does not run and is not signalled, or opens the one of that name.
     *
     * @param lpTimerAttributes null for a handle that is not inherited
     * @param bManualReset whether it stays signalled until it is set again; otherwise one satisfied wait resets it
     * @param lpTimerName null or empty for a timer without a name
     * @return a handle, with the last error {@code ERROR_ALREADY_EXISTS} if the timer existed; 0 on failure
     */
    public static long CreateWaitableTimer(
            @Nullable SECURITY_ATTRIBUTES lpTimerAttributes, boolean bManualReset, @Nullable String lpTimerName) {
        int flags = bManualReset ? CREATE_WAITABLE_TIMER_MANUAL_RESET : 0;
        return CreateWaitableTimerEx(lpTimerAttributes, lpTimerName, flags, WinNT.TIMER_ALL_ACCESS);
    }

    /**
     * As {@link #CreateWaitableTimer}, with the rights of the handle.
     *
     * @param dwFlags {@code CREATE_WAITABLE_TIMER_*}; every timer is of high resolution here. {@code ERROR_INVALID_PARAMETER} for other
     *     bits
     */
    public static long CreateWaitableTimerEx(
            @Nullable SECURITY_ATTRIBUTES lpTimerAttributes,
            @Nullable String lpTimerName,
            int dwFlags,
            int dwDesiredAccess) {
        return TimerCalls.create(lpTimerAttributes, lpTimerName, dwFlags, dwDesiredAccess);
    }

    /** Opens a timer by name; answers 0 on failure. */
    public static long OpenWaitableTimer(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpTimerName) {
        return TimerCalls.open(dwDesiredAccess, bInheritHandle, lpTimerName);
    }

    /**
     * Sets a timer: what it was set to before ends, a call that it has queued is taken back, and it is not signalled until it expires. Takes
     * {@code TIMER_MODIFY_STATE}.
     *
     * @param lpDueTime its first element tells when, in units of 100 ns: since 1601 (UTC) if positive, from now on if negative, now if
     *     0. {@code ERROR_NOACCESS} for null
     * @param lPeriod after how many milliseconds it expires again, and so on; 0 for never. {@code ERROR_INVALID_PARAMETER} for a negative
     *     number
     * @param pfnCompletionRoutine queued to the calling thread whenever the timer expires, unless it still is from the time before; null
     *     for none. When the thread ends, the timer stops
     * @param lpArgToCompletionRoutine what the routine is given; {@link MemorySegment#NULL} for nothing
     * @param fResume whether to wake the machine. It is never woken: the last error is {@code ERROR_NOT_SUPPORTED}, and the timer is set
     */
    public static boolean SetWaitableTimer(
            long hTimer,
            long @Nullable [] lpDueTime,
            int lPeriod,
            @Nullable PTIMERAPCROUTINE pfnCompletionRoutine,
            MemorySegment lpArgToCompletionRoutine,
            boolean fResume) {
        return TimerCalls.set(
                hTimer, lpDueTime, lPeriod, completion(pfnCompletionRoutine, lpArgToCompletionRoutine), fResume);
    }

    /**
     * As {@link #SetWaitableTimer}.
     *
     * @param WakeContext null, or as {@code fResume}
     * @param TolerableDelay by how many milliseconds it may be late, below 2<sup>31</sup>; it is not put off. {@code
     *     ERROR_INVALID_PARAMETER} for a negative number
     */
    public static boolean SetWaitableTimerEx(
            long hTimer,
            long @Nullable [] lpDueTime,
            int lPeriod,
            @Nullable PTIMERAPCROUTINE pfnCompletionRoutine,
            MemorySegment lpArgToCompletionRoutine,
            @Nullable REASON_CONTEXT WakeContext,
            int TolerableDelay) {
        if (TolerableDelay < 0) {
            LastError.set(WinError.ERROR_INVALID_PARAMETER);
            return false;
        }
        return SetWaitableTimer(
                hTimer, lpDueTime, lPeriod, pfnCompletionRoutine, lpArgToCompletionRoutine, WakeContext != null);
    }

    private static TimerCalls.@Nullable Completion completion(
            @Nullable PTIMERAPCROUTINE routine, MemorySegment argument) {
        return routine == null ? null : new TimerCalls.Completion(routine, argument);
    }

    /** Stops a timer, and takes back a call that it has queued; whether it is signalled stays. Takes {@code TIMER_MODIFY_STATE}. */
    public static boolean CancelWaitableTimer(long hTimer) {
        return TimerCalls.cancel(hTimer);
    }

    /**
     * Queues a call to a thread of this process; there it runs in an alertable wait. If the thread is in one now, that wait is over when
     * this returns.
     *
     * @param hThread a thread of this process, with {@code THREAD_SET_CONTEXT}. {@code ERROR_GEN_FAILURE} if it has ended, {@code
     *     ERROR_NOT_SUPPORTED} for a thread of another process
     * @return not 0; 0 on failure
     */
    public static int QueueUserAPC(PAPCFUNC pfnAPC, long hThread, long dwData) {
        return ThreadArgument.queueCall(hThread, () -> pfnAPC.call(dwData)) ? 1 : 0;
    }

    /**
     * As {@link Kernel32#WaitForSingleObject}.
     *
     * @param bAlertable whether the wait is alertable
     * @return also {@code WAIT_IO_COMPLETION}
     */
    public static int WaitForSingleObjectEx(long hHandle, int dwMilliseconds, boolean bAlertable) {
        return WaitCalls.one(hHandle, dwMilliseconds, bAlertable);
    }

    /** As {@link Kernel32#WaitForMultipleObjects} and {@link #WaitForSingleObjectEx}. */
    public static int WaitForMultipleObjectsEx(
            int nCount, long[] lpHandles, boolean bWaitAll, int dwMilliseconds, boolean bAlertable) {
        return WaitCalls.many(nCount, lpHandles, bWaitAll, dwMilliseconds, bAlertable);
    }

    /**
     * Lets time pass.
     *
     * @param dwMilliseconds an unsigned number; {@code INFINITE} without end
     * @return {@code WAIT_IO_COMPLETION} if it was alertable and calls have been made; 0 if the time is over
     */
    public static int SleepEx(int dwMilliseconds, boolean bAlertable) {
        return WaitCalls.sleep(dwMilliseconds, bAlertable) == WAIT_IO_COMPLETION ? WAIT_IO_COMPLETION : 0;
    }

    /** As {@link #SleepEx}, not alertable. */
    public static void Sleep(int dwMilliseconds) {
        WaitCalls.sleep(dwMilliseconds, false);
    }
}
