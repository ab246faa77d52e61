package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Whether a process is in a job.
 *
 * @param inside whether it is
 */
public record InJobReply(boolean inside) {
    public static final Codec<InJobReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.inside);
            },
            input -> new InJobReply(input.getBoolean()));
}
