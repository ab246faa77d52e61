package org.basenamed.model.name;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A directory of names. Names compare by UTF-16 code unit (NS-4).
 *
 * @param <T> the objects that have names
 */
public final class Directory<T> implements NameEntry<T> {
    private final String path;
    private final Map<String, NameEntry<T>> entries = new HashMap<>();

    Directory(String path) {
        this.path = path;
    }

    /** A directory without links to others, for the names of a private namespace. */
    public static <T> Directory<T> ofNamespace(Boundary boundary) {
        return new Directory<>("PrivateNamespace\\" + boundary.name() + "\\");
    }

    /** The prefix that people write before a name in this directory, with the backslash. */
    public String path() {
        return path;
    }

    @Nullable
    NameEntry<T> find(String leaf) {
        return entries.get(leaf);
    }

    void put(String leaf, NameEntry<T> entry) {
        NameEntry<T> present = entries.putIfAbsent(leaf, entry);
        if (present != null) {
            throw new IllegalStateException("name in use: " + path + leaf);
        }
    }

    /** Gives the free name {@code leaf} to {@code object}. */
    public void bind(String leaf, T object) {
        put(leaf, new Named<>(object));
    }

    /** Takes the name {@code leaf} away from the object that has it. */
    public void unbind(String leaf) {
        if (entries.remove(leaf) == null) {
            throw new IllegalStateException("no such name: " + path + leaf);
        }
    }

    /** How many entries it holds, links and directories included. */
    public int size() {
        return entries.size();
    }
}
