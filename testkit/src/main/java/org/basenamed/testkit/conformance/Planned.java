package org.basenamed.testkit.conformance;

import java.util.Optional;
import java.util.stream.Stream;
import org.basenamed.testkit.expectation.Expectations;
import org.basenamed.testkit.operation.OperationTable;
import org.basenamed.testkit.scenario.Order;
import org.basenamed.testkit.scenario.Scenario;
import org.basenamed.testkit.scenario.ScenarioFile;

/** A scenario that a run is asked for, and what it is to answer. */
record Planned(ScenarioFile file, Scenario scenario, Expectations expectations) {

    /** The first operation without a function behind it. A scenario that needs one is not begun. */
    Optional<String> missing() {
        return scenario.steps().stream()
                .map(step -> step.order())
                .flatMap(order -> order instanceof Order.Perform perform ? Stream.of(perform) : Stream.empty())
                .map(perform -> perform.call().operation())
                .filter(operation -> !OperationTable.supports(operation))
                .findFirst();
    }

    boolean canRun() {
        return scenario.problem().isEmpty() && missing().isEmpty();
    }
}
