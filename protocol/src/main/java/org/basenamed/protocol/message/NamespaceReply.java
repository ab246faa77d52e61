package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A handle to a private namespace.
 *
 * @param handle its value
 * @param grantedAccess its rights
 */
public record NamespaceReply(int handle, int grantedAccess) {
    public static final Codec<NamespaceReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.handle);
                output.putInt(reply.grantedAccess);
            },
            input -> new NamespaceReply(input.getInt(), input.getInt()));
}
