package org.basenamed.dispatcher;

/**
 * How long a thread looks at a word before it sleeps. A wake-up from another processor costs tens of microseconds, so a look
 * pays if the signal is near; it is a waste where signals are far, and where there is no other processor to send them.
 */
public final class SpinBudget {
    private static final boolean HAS_OTHER_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;
    private static final long MAX_NANOS = 40_000;
    private static final long MIN_NANOS = 1_000;

    private long nanos = HAS_OTHER_PROCESSOR ? MAX_NANOS : 0;

    SpinBudget() {}

    /** How long the next look may take; 0 for not at all. */
    public long nanos() {
        return nanos;
    }

    /** The signal came while the thread looked. */
    public void paid() {
        nanos = Math.min(2 * nanos, MAX_NANOS);
    }

    /** It did not: the next look is shorter, but never so short that a change would not be noticed. */
    public void wasted() {
        nanos = HAS_OTHER_PROCESSOR ? Math.max(nanos / 2, MIN_NANOS) : 0;
    }

    /** The thread had to sleep, but for so short a time that a look would have paid. */
    void slept(long sleptNanos) {
        if (HAS_OTHER_PROCESSOR && sleptNanos < 2 * MAX_NANOS) {
            nanos = MAX_NANOS;
        }
    }
}
