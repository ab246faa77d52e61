package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for another size of a file.
 *
 * @param handle to the file
 * @param sizeBytes the size wanted
 */
public record ResizeFileRequest(int handle, long sizeBytes) implements OnHandle {
    public static final Codec<ResizeFileRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putLong(request.sizeBytes);
            },
            input -> new ResizeFileRequest(input.getInt(), input.getLong()));
}
