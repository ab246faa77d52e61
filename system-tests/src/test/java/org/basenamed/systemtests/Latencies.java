package org.basenamed.systemtests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, each time. */
final class Latencies {
    private final List<Long> nanos = new ArrayList<>();

    void add(long tookNanos) {
        nanos.add(tookNanos);
    }

    int count() {
        return nanos.size();
    }

    /** The time that so many percent of them did not exceed. */
    private double percentileMillis(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(Math.max(rank, 1) - 1) / 1e6;
    }

    @Override
    public String toString() {
        if (nanos.isEmpty()) {
            return "never measured";
        }
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, longest %.2f ms, of %d",
                percentileMillis(50),
                percentileMillis(99),
                percentileMillis(100),
                count());
    }
}
