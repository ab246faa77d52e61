package org.basenamed.linux;

import java.util.function.LongSupplier;

/**
 * Looks for what is held for moments, and handed from one thread to the next: a mutex.
 *
 * <p>It always looks, as whoever holds it has most often released it a moment later; for how long depends on what looking was worth
 * lately. A look in vain halves the time, one that found something doubles it, and a sleep that was no longer than a queue's gives
 * all of it: where many sleep for it, each of them sleeps for as long as the others are woken, and only those that look again end that.
 *
 * <p>Each look takes the memory away from the processor of whoever holds it; so it looks about once in a microsecond only.
 */
public final class QueueSpin implements Spin {
    /** Longer than it takes to wake another thread, and that to get its turn. */
    static final long LONGEST_NANOS = 80_000;

    /** A few looks. */
    static final long SHORTEST_NANOS = 2_000;

    /** A sleep that is longer than a few others take to be woken was for something else. */
    static final long QUEUE_NANOS = LONGEST_NANOS;

    /** About a microsecond; whoever holds it for moments gets and releases it many times in between. */
    private static final int PAUSES = 64;

    private final LongSupplier clockNanos;
    private long lengthNanos = LONGEST_NANOS;
    private long startNanos;

    /** One that has no experience yet. */
    public QueueSpin() {
        this(System::nanoTime);
    }

    QueueSpin(LongSupplier clockNanos) {
        this.clockNanos = clockNanos;
    }

    @Override
    public boolean begin() {
        startNanos = clockNanos.getAsLong();
        return true;
    }

    @Override
    public void pause() {
        for (int i = 0; i < PAUSES; i++) {
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean goOn(long deadlineNanos) {
        long now = clockNanos.getAsLong();
        if (deadlineNanos != NO_DEADLINE && now - deadlineNanos >= 0) {
            return false;
        }
        if (now - startNanos < lengthNanos) {
            return true;
        }
        lengthNanos = Math.max(lengthNanos / 2, SHORTEST_NANOS);
        return false;
    }

    @Override
    public void found() {
        lengthNanos = Math.min(2 * lengthNanos, LONGEST_NANOS);
    }

    @Override
    public void slept() {
        if (clockNanos.getAsLong() - startNanos < QUEUE_NANOS) {
            lengthNanos = LONGEST_NANOS;
        }
    }
}
