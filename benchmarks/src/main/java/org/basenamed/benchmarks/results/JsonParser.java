package org.basenamed.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON of objects, lists, strings and numbers: what {@link Json} writes. */
final class JsonParser {
    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    /** The whole text as one value: a map, a list, a string or a double. */
    Object parse() {
        Object value = value();
        skipSpace();
        if (at != text.length()) {
            throw wrong("the end");
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            String name = string();
            expect(':');
            members.put(name, value());
            if (peek() != '}') {
                expect(',');
            }
        }
        expect('}');
        return members;
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            values.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        expect(']');
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char unit = text.charAt(at++);
            if (unit == '\\') {
                unit = text.charAt(at++);
                if (unit == 'u') {
                    unit = (char) Integer.parseInt(text, at, at + 4, 16);
                    at += 4;
                }
            }
            read.append(unit);
        }
        expect('"');
        return read.toString();
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw wrong("a value");
        }
        return Double.valueOf(text.substring(start, at));
    }

    private char peek() {
        skipSpace();
        if (at == text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at character " + at);
    }
}
