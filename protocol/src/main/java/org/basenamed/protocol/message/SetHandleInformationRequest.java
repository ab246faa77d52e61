package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Changes flags of a handle.
 *
 * @param handle its value
 * @param mask the flags to change
 * @param flags what they become
 */
public record SetHandleInformationRequest(int handle, int mask, int flags) implements OnHandle {
    public static final Codec<SetHandleInformationRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.mask);
                output.putInt(request.flags);
            },
            input -> new SetHandleInformationRequest(input.getInt(), input.getInt(), input.getInt()));
}
