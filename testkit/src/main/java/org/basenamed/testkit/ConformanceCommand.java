package org.basenamed.testkit;

import java.io.IOException;
import org.basenamed.testkit.conformance.ConformanceOptions;
import org.basenamed.testkit.conformance.ConformanceRun;
import org.basenamed.testkit.conformance.Tally;
import org.basenamed.testkit.expectation.Excuses;
import org.basenamed.testkit.scenario.ScenarioSyntaxException;

/** The command behind {@code scripts/conformance}. */
public final class ConformanceCommand {

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int NOT_RUN = 2;

    private ConformanceCommand() {}

    /** Exits with 0 if something ran and nothing failed, 1 if not, 2 if the run could not be made. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        ConformanceOptions options;
        try {
            options = ConformanceOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return NOT_RUN;
        }
        try {
            Tally tally = new ConformanceRun(options, Excuses.committed(), System.out).perform();
            if (!tally.hasRun()) {
                System.err.println("conformance: nothing ran");
            }
            return tally.isGood() ? GOOD : BAD;
        } catch (ScenarioSyntaxException unreadable) {
            System.err.println("conformance: " + unreadable.getMessage());
        } catch (IOException unusable) {
            System.err.println("conformance: " + unusable);
        }
        return NOT_RUN;
    }
}
