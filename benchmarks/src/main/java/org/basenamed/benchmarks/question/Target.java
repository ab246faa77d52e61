package org.basenamed.benchmarks.question;

import java.util.Locale;

/** What our side has to reach. */
public sealed interface Target {

    /** For people, below "what". */
    String told();

    /**
     * Our median, in parts of a peer's.
     *
     * @param peer the peer's name
     * @param most the most that the median of all rounds' ratios may be
     */
    record Ratio(String peer, double most) implements Target {
        @Override
        public String told() {
            return most < 0.01
                    ? "at least " + Math.round(1 / most) + " times faster than " + peer
                    : "at most " + number(most) + " of " + peer;
        }
    }

    /**
     * Our median, above a peer's.
     *
     * @param peer the peer's name
     * @param mostMillis the most that the difference may be
     */
    record Above(String peer, double mostMillis) implements Target {
        @Override
        public String told() {
            return "at most " + number(mostMillis) + " ms above " + peer;
        }
    }

    /**
     * Our median, by itself.
     *
     * @param most the most that it may be, in the unit of the case
     * @param unit of the case
     */
    record Absolute(double most, Unit unit) implements Target {
        @Override
        public String told() {
            return "at most " + unit.told(most);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && value >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
