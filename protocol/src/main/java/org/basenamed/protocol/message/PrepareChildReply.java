package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * What the child shows that the handles are for it. It is good for once.
 *
 * @param tokenHigh half of a number that nobody can guess
 * @param tokenLow the other half
 */
public record PrepareChildReply(long tokenHigh, long tokenLow) {
    /** The variable by which the child's environment tells the token. */
    public static final String TOKEN_VARIABLE = "BASENAMED_INHERITANCE";

    public static final Codec<PrepareChildReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putLong(reply.tokenHigh);
                output.putLong(reply.tokenLow);
            },
            input -> new PrepareChildReply(input.getLong(), input.getLong()));
}
