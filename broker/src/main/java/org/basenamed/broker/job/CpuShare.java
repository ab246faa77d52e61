package org.basenamed.broker.job;

import org.basenamed.model.job.CpuRate;

/** Rates of processor time as control groups spell them. */
final class CpuShare {
    private static final int PERIOD_MICROS = 100_000;
    private static final int WHOLE = 10_000;
    private static final int MIDDLE_WEIGHT = 5;
    private static final int DEFAULT_WEIGHT = 100;

    private CpuShare() {}

    /** For {@code cpu.max}: of all processors together, so many microseconds in each period. */
    static String maximum(CpuRate rate) {
        boolean capped = rate.isEnabled() && !rate.isWeight();
        long quota = (long) PERIOD_MICROS * Runtime.getRuntime().availableProcessors() * rate.value() / WHOLE;
        return (capped ? String.valueOf(Math.max(1000, quota)) : "max") + " " + PERIOD_MICROS;
    }

    /** For {@code cpu.weight}: the fifth of nine is what groups have that nobody has weighed. */
    static String weight(CpuRate rate) {
        boolean weighed = rate.isEnabled() && rate.isWeight();
        return String.valueOf(weighed ? rate.value() * DEFAULT_WEIGHT / MIDDLE_WEIGHT : DEFAULT_WEIGHT);
    }
}
