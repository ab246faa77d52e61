package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for the first call that a timer has queued to a thread, to make it now.
 *
 * @param threadSlot the thread
 * @param beforeNanos only a call that was queued before that time of the monotonic clock
 */
public record TakeCallRequest(int threadSlot, long beforeNanos) {
    public static final Codec<TakeCallRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.threadSlot);
                output.putLong(request.beforeNanos);
            },
            input -> new TakeCallRequest(input.getInt(), input.getLong()));
}
