package org.basenamed.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations of one thing, measured many times. */
final class Samples {
    private static final double NANOS_PER_MICRO = 1_000;

    private final long[] sortedNanos;

    /** Takes at least one duration. */
    Samples(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    double medianMicros() {
        return percentileMicros(50);
    }

    /** The least duration that {@code percent} of all do not exceed. */
    double percentileMicros(int percent) {
        int rank = Math.max(1, Math.ceilDiv(sortedNanos.length * percent, 100));
        return sortedNanos[rank - 1] / NANOS_PER_MICRO;
    }

    /** For the file. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int percent : new int[] {10, 50, 90, 99}) {
            figures.put("p" + percent + "Micros", percentileMicros(percent));
        }
        figures.put("samples", sortedNanos.length);
        return figures;
    }

    /** The median of numbers that are medians or ratios themselves. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
