package org.basenamed.testkit.scenario;

/** A text is not in the scenario language. */
public final class ScenarioSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScenarioSyntaxException(String message) {
        super(message);
    }
}
