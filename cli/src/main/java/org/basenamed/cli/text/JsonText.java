package org.basenamed.cli.text;

import java.util.List;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) in ASCII alone, so that it reads the same in every locale: all else is escaped, unit by unit, and a lone
 * surrogate comes back as what it was.
 */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /**
     * A value in one line.
     *
     * @param value a map with strings as keys, whose order is kept, a list, a string, an int, a long or a boolean
     * @throws IllegalArgumentException if there is anything else in it
     */
    public static String of(Object value) {
        JsonText json = new JsonText();
        json.value(value);
        return json.text.toString();
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> members -> object(members);
            case List<?> elements -> array(elements);
            case String string -> string(string);
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Boolean truth -> text.append(truth.booleanValue());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> members) {
        char before = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(before);
            string((String) member.getKey());
            text.append(':');
            value(member.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void array(List<?> elements) {
        char before = '[';
        for (Object element : elements) {
            text.append(before);
            value(element);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            if (unit == '"' || unit == '\\') {
                text.append('\\').append(unit);
            } else if (unit >= ' ' && unit <= '~') {
                text.append(unit);
            } else {
                text.append(String.format("\\u%04x", (int) unit));
            }
        }
        text.append('"');
    }
}
