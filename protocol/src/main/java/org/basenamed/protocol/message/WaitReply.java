package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * How a wait stands.
 *
 * @param outcome see {@link org.basenamed.model.waitable.WaitOutcome}; once pending, the thread's seat tells the end
 */
public record WaitReply(int outcome) {
    public static final Codec<WaitReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.outcome);
            },
            input -> new WaitReply(input.getInt()));
}
