package org.basenamed.linux;

import java.util.function.LongSupplier;

/**
 * Looks for a signal, unless looking has been of no use lately.
 *
 * <p>If the other process waits for this very processor then every look delays what it looks for, and sleeping is what hands the
 * processor over, in a few microseconds. Yielding would not: it reaches only threads of the same scheduling group, and every session
 * has its own.
 *
 * <p>Which it is shows in the outcome alone. So a thread looks for up to {@link #MAX_NANOS}; after several looks in vain it
 * sleeps at once the next times, for twice as many times whenever that repeats; and it comes back to looking the sooner, the more its
 * sleeps last about as long as looking would.
 */
public final class SpinWait implements Spin {
    /** Longer than it takes to wake the other thread, so that one that looks meets one that sleeps. */
    static final long MAX_NANOS = 80_000;

    /** A sleep so short is as good as looking: the processor was handed over and back. */
    static final long SHORT_NANOS = 25_000;

    static final int MISSES_BEFORE_REST = 2;
    static final int SHORTEST_REST = 4;
    static final int LONGEST_REST = 1024;

    /** Of so many sleeps of a rest one is measured: to read the clock before and after takes a good part of a short one. */
    static final int SLEEPS_FOR_EACH_TIME = 4;

    /** How many waits of a rest are over at once when looking might have done. */
    static final int REST_SPARED = 16 * SLEEPS_FOR_EACH_TIME;

    private final LongSupplier clockNanos;
    private final int looksForEachTime;
    private int misses;
    private int rest;
    private int nextRest = SHORTEST_REST;
    private boolean looked;
    private boolean timed;
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

    SpinWait(LongSupplier clockNanos, int looksForEachTime) {
        this.clockNanos = clockNanos;
        this.looksForEachTime = looksForEachTime;
    }

    @Override
    public boolean begin() {
        looked = rest <= 0;
        looks = 0;
        timed = looked ? looksForEachTime == 1 : rest % SLEEPS_FOR_EACH_TIME == 0;
        if (timed) {
            startNanos = clockNanos.getAsLong();
        }
        return looked;
    }

    @Override
    public void pause() {
        Thread.onSpinWait();
    }

    /** After a look in vain: whether to look once more. */
    public boolean goOn() {
        return goOn(NO_DEADLINE);
    }

    @Override
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

    @Override
    public void found() {
        misses = 0;
        nextRest = SHORTEST_REST;
    }

    @Override
    public void slept() {
        if (!looked) {
            rest -= timed && isNear(clockNanos.getAsLong() - startNanos) ? REST_SPARED : 1;
        }
    }

    /** Whether looking might have done in place of such a sleep. */
    private static boolean isNear(long sleptNanos) {
        return sleptNanos >= SHORT_NANOS && sleptNanos < 2 * MAX_NANOS;
    }
}
