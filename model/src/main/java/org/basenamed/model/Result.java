package org.basenamed.model;

import java.util.function.Function;

/*
 * A switch over patterns costs a Java machine some 2 ms of linking, each, so there is none on the way of a program's first call, here, at the
 * broker or in between.
 */
/**
 * What a rule answers: a value, or the reason of a refusal. A refusal changes nothing.
 *
 * @param <T> the value of a grant
 */
public sealed interface Result<T> {

    /** The rule grants {@code value}. */
    record Granted<T>(T value) implements Result<T> {
        @Override
        public <U> Result<U> then(Function<? super T, Result<U>> next) {
            return next.apply(value);
        }

        @Override
        public <U> Result<U> map(Function<? super T, ? extends U> function) {
            return granted(function.apply(value));
        }
    }

    /** The rule refuses with {@code error}. */
    record Refused<T>(Win32Error error) implements Result<T> {
        @Override
        public <U> Result<U> then(Function<? super T, Result<U>> next) {
            return refused(error);
        }

        @Override
        public <U> Result<U> map(Function<? super T, ? extends U> function) {
            return refused(error);
        }
    }

    static <T> Result<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Result<T> refused(Win32Error error) {
        return new Refused<>(error);
    }

    /** The next rule's answer if this one grants, this refusal otherwise. */
    <U> Result<U> then(Function<? super T, Result<U>> next);

    /** The granted value seen through {@code function}, or this refusal. */
    <U> Result<U> map(Function<? super T, ? extends U> function);

    default boolean isGranted() {
        return this instanceof Granted<T>;
    }
}
