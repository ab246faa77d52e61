package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Neighbouring pages that are alike.
 *
 * @param committed whether they are committed
 * @param sizeBytes how many of those asked about are so
 */
public record PagesReply(boolean committed, long sizeBytes) {
    public static final Codec<PagesReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.committed);
                output.putLong(reply.sizeBytes);
            },
            input -> new PagesReply(input.getBoolean(), input.getLong()));
}
