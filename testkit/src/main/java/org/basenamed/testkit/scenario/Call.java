package org.basenamed.testkit.scenario;

import java.util.List;

/** An operation with its arguments, as written. */
public record Call(String operation, List<Argument> arguments) {

    public Call {
        arguments = List.copyOf(arguments);
    }

    /**
     * One argument. Its key is its name, or {@code #n} where it stands at position n without a name; named arguments count as
     * positions too. Arguments that are {@code none} are left out.
     */
    public record Argument(String key, Expression value) {}

    /** The key of an argument without a name. */
    public static String positional(int position) {
        return "#" + position;
    }
}
