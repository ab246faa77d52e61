package org.basenamed.win32;

/** What {@link Ntdll#NtQueryTimer} tells of a timer. */
public final class TIMER_BASIC_INFORMATION {
    /** How long until it expires, in units of 100 ns; 0 if it does not run. */
    public long RemainingTime;

    /** Whether it is signalled. */
    public boolean TimerState;

    /** A structure to be filled. */
    public TIMER_BASIC_INFORMATION() {}
}
