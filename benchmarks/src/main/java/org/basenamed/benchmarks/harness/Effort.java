package org.basenamed.benchmarks.harness;

import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Language;

/**
 * How much of everything a run measures.
 *
 * @param turnMillis how long a turn is filled
 * @param rounds how many turns each side has
 * @param warmUpMillis how long each side runs before its first turn, filled turns only, if it is a program that was compiled before
 * @param compilingMillis the same for a program that is compiled while it runs, as the broker is
 */
public record Effort(int turnMillis, int rounds, int warmUpMillis, int compilingMillis) {
    /** What is published. */
    public static final Effort FULL = new Effort(60, 9, 1_000, 6_000);

    /** To see that everything works, and about how it is. */
    public static final Effort QUICK = new Effort(25, 3, 300, 1_000);

    /** How long programs in a language run before their first turn. */
    int warmUpMillis(Language language) {
        return language.isCompiledBefore() ? warmUpMillis : compilingMillis;
    }

    int rounds(Case one) {
        int most = one.pace().rounds();
        return most == 0 ? rounds : this.equals(QUICK) ? Math.min(most, rounds) : most;
    }
}
