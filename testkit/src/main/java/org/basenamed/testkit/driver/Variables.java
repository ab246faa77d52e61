package org.basenamed.testkit.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.basenamed.testkit.scenario.Variable;

/** What the steps of a scenario have stored. It outlives the processes that it came from. */
final class Variables {

    private final Map<Variable, Long> values = new HashMap<>();

    void store(Variable variable, long value) {
        values.put(variable, value);
    }

    /** Makes a variable known whose call gave no value. */
    void storeNothing(Variable variable) {
        values.putIfAbsent(variable, 0L);
    }

    Optional<Long> load(Variable variable) {
        return Optional.ofNullable(values.get(variable));
    }
}
