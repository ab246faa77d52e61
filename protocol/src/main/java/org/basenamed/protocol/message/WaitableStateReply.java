package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * The state of an object that threads wait for.
 *
 * @param value of an event 1 if it is signalled, of a semaphore its count, of a mutex the number of its owner, 0 for nobody
 * @param recursion how often the owner of a mutex has acquired it beyond the first time
 * @param abandoned whether a mutex was abandoned, and nobody has acquired it since
 */
public record WaitableStateReply(int value, int recursion, boolean abandoned) {
    public static final Codec<WaitableStateReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.value);
                output.putInt(reply.recursion);
                output.putBoolean(reply.abandoned);
            },
            input -> new WaitableStateReply(input.getInt(), input.getInt(), input.getBoolean()));
}
