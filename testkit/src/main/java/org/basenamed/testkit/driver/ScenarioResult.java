package org.basenamed.testkit.driver;

import java.util.List;
import java.util.Optional;
import org.basenamed.testkit.scenario.Scenario;
import org.basenamed.testkit.scenario.Step;

/**
 * What a scenario answered.
 *
 * @param lines the results of the steps that were carried out
 * @param unsupported the operation without a function behind it at which the run has ended, if one was met
 */
public record ScenarioResult(Scenario scenario, List<Line> lines, Optional<String> unsupported) {

    public ScenarioResult {
        lines = List.copyOf(lines);
    }

    /** The result of one step. */
    public record Line(Step step, String result) {

        /** The line in the form of a result file. */
        @Override
        public String toString() {
            return String.format("%-34s | %s", step.number() + ": " + result, step.text());
        }
    }
}
