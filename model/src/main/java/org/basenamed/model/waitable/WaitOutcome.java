package org.basenamed.model.waitable;

/** How a wait ended, as the number that Windows gives it; an index is added to the first two. */
public final class WaitOutcome {
    public static final int SIGNALLED = 0;
    /** As {@link #SIGNALLED}, and the mutex's last owner died owning it. */
    public static final int ABANDONED = 0x80;
    /** Ended from outside: by a queued call, or an interrupt. */
    public static final int INTERRUPTED = 0xC0;

    public static final int TIMED_OUT = 0x102;
    /** It has not ended. */
    public static final int PENDING = 0x103;
    /**
     * It has not ended, but the broker does not carry it on: the thread is registered in the object's word, as one that came when nothing
     * had been issued.
     */
    public static final int REGISTERED = 0x104;

    private WaitOutcome() {}
}
