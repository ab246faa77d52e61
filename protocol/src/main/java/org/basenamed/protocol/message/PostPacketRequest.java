package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Queues a packet to a completion port.
 *
 * @param handle the port
 * @param bytes a number, as the next ones; what they mean is between those who post and those who take
 * @param key a number
 * @param overlapped a number
 */
public record PostPacketRequest(int handle, int bytes, long key, long overlapped) implements OnHandle {
    public static final Codec<PostPacketRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.bytes);
                output.putLong(request.key);
                output.putLong(request.overlapped);
            },
            input -> new PostPacketRequest(input.getInt(), input.getInt(), input.getLong(), input.getLong()));
}
