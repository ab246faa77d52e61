package org.basenamed.model.name;

import org.basenamed.model.Win32Error;

/**
 * Where a name leads.
 *
 * @param <T> the objects that have names
 */
public sealed interface Resolution<T> {

    /** An object has the name. */
    record Found<T>(T object) implements Resolution<T> {}

    /** The name is well formed and free: {@code leaf} in {@code directory}. */
    record Free<T>(Directory<T> directory, String leaf) implements Resolution<T> {}

    /** The name cannot stand for an object. */
    record Malformed<T>(Win32Error error) implements Resolution<T> {}
}
