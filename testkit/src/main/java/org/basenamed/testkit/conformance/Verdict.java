package org.basenamed.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.expectation.Excuse;

/** What a scenario says of this build. */
public sealed interface Verdict {

    /** The name of the scenario. */
    String scenario();

    /** Every step answered as expected. */
    record Passed(String scenario) implements Verdict {}

    /** Something differs without excuse; or the scenario or its expected results cannot be used, which {@code problem} says. */
    record Failed(String scenario, List<Difference> differences, Optional<String> problem) implements Verdict {

        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /** The scenario needs a function that does not exist yet. */
    record Unsupported(String scenario, String operation) implements Verdict {}

    /** Every difference is excused, each by one of {@code excuses}. */
    record Excused(String scenario, List<Difference> differences, List<Excuse> excuses) implements Verdict {

        public Excused {
            differences = List.copyOf(differences);
            excuses = List.copyOf(excuses);
        }
    }

    /** A step that has not answered as expected. */
    record Difference(ScenarioResult.Line ours, String expected) {}
}
