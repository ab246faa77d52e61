package org.basenamed.testkit.expectation;

import java.util.OptionalInt;

/**
 * A difference that Linux makes impossible to avoid, and why.
 *
 * @param step the step that may differ; nothing means every step of the scenario
 */
public record Excuse(String scenario, OptionalInt step, String reason) {

    /** Does this excuse a difference at {@code number}? */
    public boolean covers(int number) {
        return step.isEmpty() || step.getAsInt() == number;
    }

    @Override
    public String toString() {
        return scenario + " | " + (step.isPresent() ? String.valueOf(step.getAsInt()) : Excuses.EVERY_STEP) + " | "
                + reason;
    }
}
