package org.basenamed.testkit.conformance;

import java.util.ArrayList;
import java.util.List;

/** The verdicts of a run, counted. */
public final class Tally {

    private final List<Verdict> verdicts = new ArrayList<>();

    Tally() {}

    void add(Verdict verdict) {
        verdicts.add(verdict);
    }

    /** How many verdicts are of a kind. */
    public long count(Class<? extends Verdict> kind) {
        return verdicts.stream().filter(kind::isInstance).count();
    }

    /** Has any scenario been run? Those that are unsupported have not. */
    public boolean hasRun() {
        return count(Verdict.Unsupported.class) < verdicts.size();
    }

    /** Has a scenario been run, and none failed? */
    public boolean isGood() {
        return hasRun() && count(Verdict.Failed.class) == 0;
    }

    /** The closing line of a run. */
    @Override
    public String toString() {
        return count(Verdict.Passed.class) + " passed, " + count(Verdict.Failed.class) + " failed, "
                + count(Verdict.Unsupported.class) + " unsupported, " + count(Verdict.Excused.class) + " excused";
    }
}
