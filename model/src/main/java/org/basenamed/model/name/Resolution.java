package org.basenamed.model.name;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * Where a name leads.
 *
 * @param <T> the objects that have names
 */
public sealed interface Resolution<T> {

    /** An object has the name. */
    record Found<T>(T object) implements Resolution<T> {
        @Override
        public Result<T> found() {
            return Result.granted(object);
        }
    }

    /** The name is well formed and free: {@code leaf} in {@code directory}. */
    record Free<T>(Directory<T> directory, String leaf) implements Resolution<T> {
        @Override
        public Result<T> found() {
            return Result.refused(Win32Error.ERROR_FILE_NOT_FOUND);
        }
    }

    /** The name cannot stand for an object. */
    record Malformed<T>(Win32Error error) implements Resolution<T> {
        @Override
        public Result<T> found() {
            return Result.refused(error);
        }
    }

    /** The object that has the name, or why there is none (NS-11). */
    Result<T> found();
}
