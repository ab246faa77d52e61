package org.basenamed.testkit.operation;

import java.util.Map;
import java.util.Optional;
import org.basenamed.testkit.wire.Value;

/** An operation of the scenario language: its name, its parameters, and what is behind it, if anything is yet. */
final class Row {

    private final String name;
    private final Signature signature;
    private final Optional<Operation> operation;

    private Row(String name, String parameters, Optional<Operation> operation) {
        this.name = name;
        this.signature = Signature.parse(parameters);
        this.operation = operation;
    }

    static Row of(String name, String parameters, Operation operation) {
        return new Row(name, parameters, Optional.of(operation));
    }

    /** An operation whose function does not exist yet. */
    static Row missing(String name, String parameters) {
        return new Row(name, parameters, Optional.empty());
    }

    String name() {
        return name;
    }

    boolean isSupported() {
        return operation.isPresent();
    }

    Answer perform(Map<String, Value> arguments) {
        return operation
                .orElseThrow(() -> new MissingFunctionException(name))
                .perform(new Arguments(signature, arguments));
    }
}
