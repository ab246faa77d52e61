package org.basenamed.benchmarks.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of a file that was written by {@link Json}.
 *
 * @param members by name
 */
record JsonObject(Map<String, Object> members) {

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException with the place if it is not one
     */
    static JsonObject parse(String text) {
        return of(new JsonParser(text).parse());
    }

    private static JsonObject of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not an object: " + value);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return new JsonObject(members);
    }

    Set<String> names() {
        return members.keySet();
    }

    String text(String name) {
        return String.valueOf(member(name));
    }

    double number(String name) {
        if (member(name) instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is not a number: " + member(name));
    }

    JsonObject object(String name) {
        return of(member(name));
    }

    List<JsonObject> objects(String name) {
        if (member(name) instanceof List<?> list) {
            return list.stream().map(JsonObject::of).toList();
        }
        throw new IllegalArgumentException(name + " is not a list: " + member(name));
    }

    private Object member(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name + " among " + members.keySet());
        }
        return value;
    }
}
