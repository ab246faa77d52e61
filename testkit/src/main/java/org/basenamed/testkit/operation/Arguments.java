package org.basenamed.testkit.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.basenamed.testkit.scenario.Call;
import org.basenamed.testkit.wire.Value;
import org.jspecify.annotations.Nullable;

/** The arguments of one call. One of another kind than is asked for counts as left out. */
public final class Arguments {

    private final Signature signature;
    private final Map<String, Value> values;

    Arguments(Signature signature, Map<String, Value> values) {
        this.signature = signature;
        this.values = values;
    }

    boolean has(String name) {
        return signature.find(name, values).isPresent();
    }

    long number(String name, long otherwise) {
        return signature.find(name, values).orElse(null) instanceof Value.Bits(long bits) ? bits : otherwise;
    }

    /** A number, or 0. Handles and addresses are such. */
    long number(String name) {
        return number(name, 0);
    }

    /** The low half of a number, or of 0. */
    int dword(String name) {
        return (int) number(name);
    }

    boolean flag(String name) {
        return number(name) != 0;
    }

    @Nullable
    String text(String name) {
        return signature.find(name, values).orElse(null) instanceof Value.Text(String units) ? units : null;
    }

    /** The bytes of a string, one of each unit, up to its first NUL. */
    byte[] bytes(String name) {
        String units = text(name);
        if (units == null) {
            return new byte[0];
        }
        int end = units.indexOf('\0');
        byte[] bytes = new byte[end < 0 ? units.length() : end];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) units.charAt(i);
        }
        return bytes;
    }

    /** A list of numbers. */
    List<Long> list(String name) {
        return signature.find(name, values).orElse(null) instanceof Value.BitsList(List<Long> all) ? all : List.of();
    }

    /** The numbers without a name from {@code position} on. */
    List<Long> from(int position) {
        List<Long> numbers = new ArrayList<>();
        while (values.get(Call.positional(position + numbers.size())) instanceof Value.Bits(long bits)) {
            numbers.add(bits);
        }
        return numbers;
    }
}
