package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks something about an object that the caller may have no handle to any more, but a view.
 *
 * @param objectId its number
 */
public record ObjectRequest(long objectId) {
    public static final Codec<ObjectRequest> CODEC = new Codec<>(
            (request, output) -> output.putLong(request.objectId), input -> new ObjectRequest(input.getLong()));
}
