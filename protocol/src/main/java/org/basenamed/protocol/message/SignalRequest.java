package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a change of an object that threads wait for.
 *
 * @param handle the object
 * @param argument how many, for a semaphore; 0 otherwise
 * @param threadSlot the asking thread, for a mutex
 */
public record SignalRequest(int handle, int argument, int threadSlot) implements OnHandle {
    public static final Codec<SignalRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.argument);
                output.putInt(request.threadSlot);
            },
            input -> new SignalRequest(input.getInt(), input.getInt(), input.getInt()));
}
