package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * How a timer stands.
 *
 * @param running whether it will expire
 * @param remaining how long until then, in units of 100 ns; 0 if it is not running
 */
public record TimerReply(boolean running, long remaining) {
    public static final Codec<TimerReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.running);
                output.putLong(reply.remaining);
            },
            input -> new TimerReply(input.getBoolean(), input.getLong()));
}
