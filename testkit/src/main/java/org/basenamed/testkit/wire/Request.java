package org.basenamed.testkit.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** Driver to worker: the named thread shall perform an operation. */
public record Request(String thread, String operation, Map<String, Value> arguments) {

    public Request {
        arguments = new LinkedHashMap<>(arguments);
    }

    /** The request as one line. */
    public String encode() {
        StringBuilder line = new StringBuilder(thread).append('\t').append(operation);
        arguments.forEach(
                (key, value) -> line.append('\t').append(key).append('=').append(value.encode()));
        return line.toString();
    }

    /** The opposite of {@link #encode()}. */
    public static Request decode(String line) {
        String[] parts = line.split("\t", -1);
        Map<String, Value> arguments = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            arguments.put(parts[i].substring(0, equals), Value.decode(parts[i].substring(equals + 1)));
        }
        return new Request(parts[0], parts[1], arguments);
    }
}
