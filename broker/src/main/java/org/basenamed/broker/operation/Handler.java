package org.basenamed.broker.operation;

import org.basenamed.model.Result;

/**
 * What one operation does, after its handle has been checked against the catalogue.
 *
 * @param <Q> the request
 * @param <R> the reply
 */
@FunctionalInterface
interface Handler<Q, R> {
    /** Carries the request out, or refuses and changes nothing. */
    Result<R> handle(Q request, Call call);
}
