package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks something of one handle.
 *
 * @param handle its value in the caller's table
 */
public record HandleRequest(int handle) implements OnHandle {
    public static final Codec<HandleRequest> CODEC =
            new Codec<>((request, output) -> output.putInt(request.handle), input -> new HandleRequest(input.getInt()));
}
