package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a handle to a process or thread.
 *
 * @param number the kernel's number of it, in the broker's pid name space
 * @param desiredAccess what the handle shall allow, generic bits included
 * @param handleFlags flags of the handle, see {@link org.basenamed.model.object.HandleEntry}
 */
public record OpenByNumberRequest(int number, int desiredAccess, int handleFlags) {
    public static final Codec<OpenByNumberRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.number);
                output.putInt(request.desiredAccess);
                output.putInt(request.handleFlags);
            },
            input -> new OpenByNumberRequest(input.getInt(), input.getInt(), input.getInt()));
}
