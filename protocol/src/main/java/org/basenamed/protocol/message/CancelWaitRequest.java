package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for the end of a wait that the broker carries out.
 *
 * @param threadSlot the waiting thread
 * @param waitId the thread's number for the wait
 */
public record CancelWaitRequest(int threadSlot, int waitId) {
    public static final Codec<CancelWaitRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.threadSlot);
                output.putInt(request.waitId);
            },
            input -> new CancelWaitRequest(input.getInt(), input.getInt()));
}
