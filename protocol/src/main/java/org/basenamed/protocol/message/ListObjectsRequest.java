package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for the next objects.
 *
 * @param afterObjectId the last object that the caller has seen; 0 to begin
 */
public record ListObjectsRequest(long afterObjectId) {
    public static final Codec<ListObjectsRequest> CODEC = new Codec<>(
            (request, output) -> output.putLong(request.afterObjectId),
            input -> new ListObjectsRequest(input.getLong()));
}
