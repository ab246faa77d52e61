package org.basenamed.benchmarks.question;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a question: the same thing done by several sides.
 *
 * @param word short, for results
 * @param title for people
 * @param unit of its samples
 * @param pace how much is measured
 * @param sides ours first, then the peers
 * @param targets what ours has to reach
 */
public record Case(String word, String title, Unit unit, Pace pace, List<Side> sides, List<Target> targets) {
    /** Copies of the lists are kept. */
    public Case {
        sides = List.copyOf(sides);
        targets = List.copyOf(targets);
        if (sides.isEmpty()) {
            throw new IllegalArgumentException(word + " has no side");
        }
    }

    /** A case of durations, with turns that are filled, without targets. */
    public static Case of(String word, String title, Side ours, Side... peers) {
        List<Side> sides = new ArrayList<>(List.of(ours));
        sides.addAll(List.of(peers));
        return new Case(word, title, Unit.NANOS, Pace.FILLED, sides, List.of());
    }

    /** With another unit. */
    public Case in(Unit other) {
        return new Case(word, title, other, pace, sides, targets);
    }

    /** At another pace. */
    public Case at(Pace other) {
        return new Case(word, title, unit, other, sides, targets);
    }

    /** With one more target: a ratio. */
    public Case atMost(double ratio, String peer) {
        return with(new Target.Ratio(peer, ratio));
    }

    /** With one more target. */
    public Case with(Target target) {
        List<Target> more = new ArrayList<>(targets);
        more.add(target);
        return new Case(word, title, unit, pace, sides, more);
    }
}
