package org.basenamed.testkit.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.testkit.scenario.Call;
import org.basenamed.testkit.wire.Value;

/** The parameters of an operation. Some may be given by position or by name, the others by name alone. */
final class Signature {

    private final List<String> positional = new ArrayList<>();
    private final List<String> named = new ArrayList<>();

    /** Reads names separated by blanks; those that end in {@code =} have no position. */
    static Signature parse(String text) {
        Signature signature = new Signature();
        for (String parameter : text.strip().split(" +", -1)) {
            if (parameter.endsWith("=")) {
                signature.named.add(parameter.substring(0, parameter.length() - 1));
            } else {
                signature.positional.add(parameter);
            }
        }
        return signature;
    }

    /** The argument given for {@code name}; a name goes before a position. */
    Optional<Value> find(String name, Map<String, Value> arguments) {
        int position = positional.indexOf(name);
        if (position < 0 && !named.contains(name)) {
            throw new IllegalArgumentException("no such parameter: " + name);
        }
        Value byName = arguments.get(name);
        if (byName != null || position < 0) {
            return Optional.ofNullable(byName);
        }
        return Optional.ofNullable(arguments.get(Call.positional(position)));
    }
}
