package org.basenamed.win32;

/** Why a timer shall wake the machine, for {@link SynchApi#SetWaitableTimerEx}; no timer does here. */
public record REASON_CONTEXT(int Version, int Flags, String SimpleReasonString) {}
