package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Whether two handles refer to one object.
 *
 * @param same true if they do
 */
public record CompareHandlesReply(boolean same) {
    public static final Codec<CompareHandlesReply> CODEC = new Codec<>(
            (reply, output) -> output.putBoolean(reply.same), input -> new CompareHandlesReply(input.getBoolean()));
}
