package org.basenamed.benchmarks.question;

/**
 * How much of a case is measured.
 *
 * @param count samples in a turn; 0 for as many as fill the turn of the run
 * @param rounds how many turns each side has; 0 for as many as the run gives
 */
public record Pace(int count, int rounds) {
    /** As many samples as fill a turn. */
    public static final Pace FILLED = new Pace(0, 0);

    /** For what takes so long that each sample is a turn. */
    public static final Pace ONE_BY_ONE = new Pace(1, 0);

    /** A turn of so many samples. */
    public static Pace of(int count) {
        return new Pace(count, 0);
    }

    /** Only so many turns; a single one is taken of a program that has done nothing before. */
    public Pace rounds(int most) {
        return new Pace(count, most);
    }
}
