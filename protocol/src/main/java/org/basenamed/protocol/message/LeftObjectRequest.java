package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Tells that a thread has left an object that the broker is repairing.
 *
 * @param reference how boards name the object
 */
public record LeftObjectRequest(long reference) {
    public static final Codec<LeftObjectRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putLong(request.reference);
            },
            input -> new LeftObjectRequest(input.getLong()));
}
