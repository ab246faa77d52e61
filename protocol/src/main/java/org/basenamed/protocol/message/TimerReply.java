package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * How a timer stands.
 *
 * @param running whether it will expire
 * @param remaining how long until then, in units of 100 ns; 0 if it is not running
 * @param signalled whether it has expired, and nobody has reset it since
 */
public record TimerReply(boolean running, long remaining, boolean signalled) {
    public static final Codec<TimerReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.running);
                output.putLong(reply.remaining);
                output.putBoolean(reply.signalled);
            },
            input -> new TimerReply(input.getBoolean(), input.getLong(), input.getBoolean()));
}
