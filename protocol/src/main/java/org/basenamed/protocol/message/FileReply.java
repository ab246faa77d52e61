package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A handle to a file; the descriptor stays the caller's.
 *
 * @param handle its value
 * @param grantedAccess its rights
 */
public record FileReply(int handle, int grantedAccess) {
    public static final Codec<FileReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.handle);
                output.putInt(reply.grantedAccess);
            },
            input -> new FileReply(input.getInt(), input.getInt()));
}
