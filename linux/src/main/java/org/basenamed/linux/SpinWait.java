package org.basenamed.linux;

import java.util.function.LongSupplier;

/**
 * Decides how long a thread looks for what another process is about to do, before it sleeps for it.
 *
 * <p>To be woken on a processor that has nothing else to do costs tens of microseconds, on a virtual machine most of all; a
 * look costs less than one. So looking pays if the other process runs elsewhere. If it waits for this very processor then every
 * look delays what it looks for, and sleeping is what hands the processor over, in a few microseconds. Yielding would not: it
 * reaches only threads of the same scheduling group, and every session has its own.
 *
 * <p>Which it is shows in the outcome alone. So a thread looks for up to {@link #MAX_NANOS}; after several looks in vain it
 * sleeps at once the next times, for twice as many times whenever that repeats; and it comes back to looking the sooner, the more its
 * sleeps last about as long as looking would.
 *
 * <pre>{@code
 * if (spin.begin()) {
 *     do {
 *         if (look()) {
 *             spin.found();
 *             return;
 *         }
 *         spin.pause();
 *     } while (spin.goOn());
 * }
 * sleep();
 * spin.slept();
 * }</pre>
 *
 * <p>For one waiting thread at a time.
 */
public final class SpinWait {
    /** As a deadline: none. */
    public static final long NO_DEADLINE = -1;

    /** Longer than it takes to wake the other thread, so that one that looks meets one that sleeps. */
    static final long MAX_NANOS = 80_000;

    /** A sleep so short is as good as looking: the processor was handed over and back. */
    static final long SHORT_NANOS = 25_000;

    /** A sleep that is longer than it takes to wake a score of others was for something else. */
    static final long QUEUE_NANOS = 1_000_000;

    /** About a microsecond; whoever holds it for moments gets and releases it many times in between. */
    private static final int PAUSES_OF_QUEUE = 64;

    static final int MISSES_BEFORE_REST = 2;
    static final int SHORTEST_REST = 4;
    static final int LONGEST_REST = 1024;

    /** How many waits of a rest are over at once when looking might have done. */
    static final int REST_SPARED = 16;

    private final LongSupplier clockNanos;
    private final int looksForEachTime;
    private final long nearNanos;
    private final int pauses;
    private int misses;
    private int rest;
    private int nextRest = SHORTEST_REST;
    private boolean looked;
    private int looks;
    private long startNanos;

    /** One that has no experience yet, and looks; it reads the clock after each look. */
    public SpinWait() {
        this(1);
    }

    /**
     * One for looks that take less time than to read the clock.
     *
     * @param looksForEachTime after how many of them it is read; the first as many are not measured
     */
    public SpinWait(int looksForEachTime) {
        this(System::nanoTime, looksForEachTime);
    }

    private SpinWait(LongSupplier clockNanos, int looksForEachTime, long nearNanos, int pauses) {
        this.clockNanos = clockNanos;
        this.looksForEachTime = looksForEachTime;
        this.nearNanos = nearNanos;
        this.pauses = pauses;
    }

    SpinWait(LongSupplier clockNanos, int looksForEachTime) {
        this(clockNanos, looksForEachTime, 2 * MAX_NANOS, 1);
    }

    /**
     * One for what is held for moments, and handed from one to the next: where many sleep for it, each of them sleeps for as long as all
     * the others are woken, and only those that look again end that. Each look takes the memory away from the processor of whoever holds
     * it; so it looks about once in a microsecond only.
     */
    public static SpinWait forQueue() {
        return forQueue(System::nanoTime);
    }

    static SpinWait forQueue(LongSupplier clockNanos) {
        return new SpinWait(clockNanos, 1, QUEUE_NANOS, PAUSES_OF_QUEUE);
    }

    /** Begins a wait: whether to look at all. */
    public boolean begin() {
        looked = rest <= 0;
        looks = 0;
        if (!looked || looksForEachTime == 1) {
            startNanos = clockNanos.getAsLong();
        }
        return looked;
    }

    /** Lets time go by between two looks. */
    public void pause() {
        for (int i = 0; i < pauses; i++) {
            Thread.onSpinWait();
        }
    }

    /** After a look in vain: whether to look once more. */
    public boolean goOn() {
        return goOn(NO_DEADLINE);
    }

    /**
     * After a look in vain: whether to look once more.
     *
     * @param deadlineNanos when at the latest it ends, by {@link System#nanoTime}; {@link #NO_DEADLINE} for none
     */
    public boolean goOn(long deadlineNanos) {
        looks++;
        if (looks % looksForEachTime != 0) {
            return true;
        }
        long now = clockNanos.getAsLong();
        if (looks == looksForEachTime && looksForEachTime > 1) {
            startNanos = now;
        }
        if (deadlineNanos != NO_DEADLINE && now - deadlineNanos >= 0) {
            return false;
        }
        if (now - startNanos < MAX_NANOS) {
            return true;
        }
        missed();
        return false;
    }

    private void missed() {
        misses++;
        if (misses >= MISSES_BEFORE_REST) {
            rest = nextRest;
            nextRest = Math.min(2 * nextRest, LONGEST_REST);
        }
    }

    /** After a look that found something. */
    public void found() {
        misses = 0;
        nextRest = SHORTEST_REST;
    }

    /** After a sleep. */
    public void slept() {
        if (looked) {
            return;
        }
        long nanos = clockNanos.getAsLong() - startNanos;
        boolean near = nanos >= SHORT_NANOS && nanos < nearNanos;
        if (near && nearNanos == QUEUE_NANOS) {
            rest = 0;
            nextRest = SHORTEST_REST;
        } else {
            rest -= near ? REST_SPARED : 1;
        }
    }
}
