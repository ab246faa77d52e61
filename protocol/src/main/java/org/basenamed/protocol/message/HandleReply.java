package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A handle.
 *
 * @param handle its value in the table that it is in; 0 if there is none
 */
public record HandleReply(int handle) {
    public static final Codec<HandleReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.handle);
            },
            input -> new HandleReply(input.getInt()));
}
