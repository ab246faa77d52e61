package org.basenamed.model;

import java.util.function.Function;

/**
 * What a rule answers: a value, or the reason of a refusal. A refusal changes nothing.
 *
 * @param <T> the value of a grant
 */
public sealed interface Result<T> {

    /** The rule grants {@code value}. */
    record Granted<T>(T value) implements Result<T> {}

    /** The rule refuses with {@code error}. */
    record Refused<T>(Win32Error error) implements Result<T> {}

    static <T> Result<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Result<T> refused(Win32Error error) {
        return new Refused<>(error);
    }

    /** The next rule's answer if this one grants, this refusal otherwise. */
    default <U> Result<U> then(Function<? super T, Result<U>> next) {
        return switch (this) {
            case Granted<T>(T value) -> next.apply(value);
            case Refused<T>(Win32Error error) -> refused(error);
        };
    }

    /** The granted value seen through {@code function}, or this refusal. */
    default <U> Result<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Granted<T>(T value) -> granted(function.apply(value));
            case Refused<T>(Win32Error error) -> refused(error);
        };
    }

    default boolean isGranted() {
        return this instanceof Granted<T>;
    }
}
