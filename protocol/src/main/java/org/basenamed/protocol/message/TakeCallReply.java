package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A call that a timer has queued, and that is taken back no more.
 *
 * @param found whether there is one; otherwise the rest is 0
 * @param cookie by which the thread knows the call
 * @param expiredAt when the timer expired, see {@link org.basenamed.model.timer.FileTime}
 */
public record TakeCallReply(boolean found, long cookie, long expiredAt) {
    public static final Codec<TakeCallReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.found);
                output.putLong(reply.cookie);
                output.putLong(reply.expiredAt);
            },
            input -> new TakeCallReply(input.getBoolean(), input.getLong(), input.getLong()));
}
