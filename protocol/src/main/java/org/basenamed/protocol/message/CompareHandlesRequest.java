package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks whether two handles of the caller refer to one object.
 *
 * @param first one handle
 * @param second the other
 */
public record CompareHandlesRequest(int first, int second) {
    public static final Codec<CompareHandlesRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.first);
                output.putInt(request.second);
            },
            input -> new CompareHandlesRequest(input.getInt(), input.getInt()));
}
