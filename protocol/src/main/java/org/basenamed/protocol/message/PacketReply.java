package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A packet that has been taken from a completion port.
 *
 * @param present whether there was one; the rest is 0 otherwise
 * @param bytes as it was posted, as the next ones
 * @param key a number
 * @param overlapped a number
 */
public record PacketReply(boolean present, int bytes, long key, long overlapped) {
    public static final Codec<PacketReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.present);
                output.putInt(reply.bytes);
                output.putLong(reply.key);
                output.putLong(reply.overlapped);
            },
            input -> new PacketReply(input.getBoolean(), input.getInt(), input.getLong(), input.getLong()));
}
