package org.basenamed.protocol;

import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.wire.Codec;
import org.jspecify.annotations.Nullable;

/**
 * One line of the catalogue.
 *
 * @param number its number on the wire; never reused
 * @param name its name in documents and logs
 * @param subject what the handle in the request must be; null for an operation that names no handle
 * @param request how a request travels
 * @param reply how a reply travels
 * @param <Q> the request
 * @param <R> the reply
 */
public record Operation<Q, R>(
        int number, String name, @Nullable Subject subject, Codec<Q> request, Codec<R> reply) {

    /**
     * What a handle must be for the operation to begin.
     *
     * @param type the type of its object; null for any
     * @param rights what it must have been granted
     */
    public record Subject(@Nullable ObjectType type, int rights) {
        /** Any open handle. */
        public static final Subject ANY = new Subject(null, 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
