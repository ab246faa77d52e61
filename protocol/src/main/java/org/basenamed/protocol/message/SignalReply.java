package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * The object has been changed.
 *
 * @param previous the value before: signalled or not, the count
 */
public record SignalReply(int previous) {
    public static final Codec<SignalReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.previous);
            },
            input -> new SignalReply(input.getInt()));
}
