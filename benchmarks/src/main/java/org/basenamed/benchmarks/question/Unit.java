package org.basenamed.benchmarks.question;

import java.util.Locale;

/** What the samples of a case are numbers of. */
public enum Unit {
    NANOS {
        @Override
        public String told(double value) {
            if (value < 1_000) {
                return significant(value) + " ns";
            }
            if (value < 1_000_000) {
                return significant(value / 1_000) + " us";
            }
            return value < 1e9 ? significant(value / 1e6) + " ms" : significant(value / 1e9) + " s";
        }
    },
    BYTES {
        @Override
        public String told(double value) {
            return value < 10_000 ? Math.round(value) + " bytes" : significant(value / 1024) + " KiB";
        }
    };

    /** A value with its unit, as people read it. */
    public abstract String told(double value);

    /** Three significant digits. */
    public static String significant(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return size >= 0.1 || size == 0
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.2g", value);
    }
}
