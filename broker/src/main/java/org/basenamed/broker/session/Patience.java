package org.basenamed.broker.session;

/**
 * How late a user is told that he has run into a quota. Some times he is told at once. Whoever goes on asking for more waits, the longer the
 * oftener he asks: for refusals he gets little of the broker.
 */
final class Patience {
    /** How much longer each refusal in succession waits. */
    static final long STEP_NANOS = 10_000_000;

    /** How many are told at once; a user gets one of them back in each step of time. */
    static final int AT_ONCE = 16;

    /** The longest that one waits. */
    static final long LONGEST_NANOS = 1_000_000_000;

    private boolean tried;
    private long dueNanos;

    /** Whether the next refusals would be told at once, as if there had been none. */
    boolean isRested(long nowNanos) {
        return !tried || dueNanos - (nowNanos - AT_ONCE * STEP_NANOS) <= 0;
    }

    /**
     * Notes one more refusal.
     *
     * @param nowNanos what {@link System#nanoTime} tells
     * @return how long it waits before it is told, in nanoseconds: from 0 to {@link #LONGEST_NANOS}
     */
    long delayNanos(long nowNanos) {
        long early = nowNanos - AT_ONCE * STEP_NANOS;
        if (!tried || dueNanos - early < 0) {
            dueNanos = early;
        }
        tried = true;
        dueNanos += Math.min(STEP_NANOS, nowNanos + LONGEST_NANOS - dueNanos);
        return Math.max(0, dueNanos - nowNanos);
    }
}
