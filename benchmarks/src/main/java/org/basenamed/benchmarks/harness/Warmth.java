package org.basenamed.benchmarks.harness;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a program has become as fast as it gets. A Java machine compiles what runs often, and so does the broker's; on a machine that is
 * busy this takes many times as long as on one that is not, so that no fixed time would do.
 */
final class Warmth {
    private static final double BETTER = 0.95;
    private static final int TURNS_WITHOUT = 6;
    private static final int MOST = 8;

    private final LongSupplier clockNanos;
    private final long leastEndNanos;
    private final long mostEndNanos;
    private double best = Double.MAX_VALUE;
    private int turnsWithout;

    /** Takes that long at the least, and eight times that at the most. */
    Warmth(int leastMillis, LongSupplier clockNanos) {
        this.clockNanos = clockNanos;
        long now = clockNanos.getAsLong();
        leastEndNanos = now + TimeUnit.MILLISECONDS.toNanos(leastMillis);
        mostEndNanos = now + MOST * TimeUnit.MILLISECONDS.toNanos(leastMillis);
    }

    /** Told the median of one more turn: whether it is time to measure. */
    boolean isReachedAfter(double median) {
        if (median < best * BETTER) {
            best = median;
            turnsWithout = 0;
        } else {
            turnsWithout++;
        }
        long now = clockNanos.getAsLong();
        return now - mostEndNanos >= 0 || (now - leastEndNanos >= 0 && turnsWithout >= TURNS_WITHOUT);
    }
}
