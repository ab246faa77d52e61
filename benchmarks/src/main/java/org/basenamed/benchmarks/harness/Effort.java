package org.basenamed.benchmarks.harness;

import org.basenamed.benchmarks.question.Case;

/**
 * How much of everything a run measures.
 *
 * @param turnMillis how long a turn is filled
 * @param rounds how many turns each side has
 * @param warmUpMillis how long each side runs before its first turn, filled turns only
 */
public record Effort(int turnMillis, int rounds, int warmUpMillis) {
    /** What is published. */
    public static final Effort FULL = new Effort(60, 9, 1_500);

    /** To see that everything works, and about how it is. */
    public static final Effort QUICK = new Effort(25, 3, 500);

    int rounds(Case one) {
        int most = one.pace().rounds();
        return most == 0 ? rounds : this.equals(QUICK) ? Math.min(most, rounds) : most;
    }
}
