package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * A handle to an object that threads wait for. The arena of its header travels with it, if the process does not have it yet.
 *
 * @param handle its value
 * @param grantedAccess its rights
 * @param existed whether a create met an object that was there already
 * @param manualReset for an event or timer: whether it stays signalled
 * @param maximum for a semaphore: the most that it counts
 * @param arena the number of the arena that its header lies in
 * @param index its header's place there
 */
public record WaitableReply(
        int handle, int grantedAccess, boolean existed, boolean manualReset, int maximum, int arena, int index) {
    public static final Codec<WaitableReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.handle);
                output.putInt(reply.grantedAccess);
                output.putBoolean(reply.existed);
                output.putBoolean(reply.manualReset);
                output.putInt(reply.maximum);
                output.putInt(reply.arena);
                output.putInt(reply.index);
            },
            input -> new WaitableReply(
                    input.getInt(),
                    input.getInt(),
                    input.getBoolean(),
                    input.getBoolean(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt()));
}
