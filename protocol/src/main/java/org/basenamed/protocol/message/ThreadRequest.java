package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Tells of a thread that has ended, so that its mutexes are abandoned.
 *
 * @param threadSlot the thread
 */
public record ThreadRequest(int threadSlot) {
    public static final Codec<ThreadRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.threadSlot);
            },
            input -> new ThreadRequest(input.getInt()));
}
