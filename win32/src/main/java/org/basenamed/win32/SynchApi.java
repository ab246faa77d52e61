package org.basenamed.win32;

/** Constants of {@code synchapi.h}. */
public final class SynchApi {
    /** As a number of milliseconds: without end. */
    public static final int INFINITE = 0xFFFF_FFFF;

    /** The first object of a wait was signalled; of a wait for several, the index is added. */
    public static final int WAIT_OBJECT_0 = 0;
    /** A mutex has been acquired whose owner ended without releasing it. */
    public static final int WAIT_ABANDONED = 0x80;
    /** As {@link #WAIT_ABANDONED}; of a wait for several, the index is added. */
    public static final int WAIT_ABANDONED_0 = WAIT_ABANDONED;

    public static final int WAIT_TIMEOUT = 0x102;
    public static final int WAIT_FAILED = 0xFFFF_FFFF;

    public static final int CREATE_EVENT_MANUAL_RESET = 0x1;
    public static final int CREATE_EVENT_INITIAL_SET = 0x2;
    public static final int CREATE_MUTEX_INITIAL_OWNER = 0x1;

    private SynchApi() {}
}
