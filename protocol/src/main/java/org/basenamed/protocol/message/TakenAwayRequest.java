package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks which handles of the caller have been closed from outside, since it last asked.
 */
public record TakenAwayRequest() {
    public static final Codec<TakenAwayRequest> CODEC =
            new Codec<>((request, output) -> {}, input -> new TakenAwayRequest());
}
