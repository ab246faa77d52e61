package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * The broker about itself.
 *
 * @param processId its process, in its own pid name space
 * @param software its version
 * @param startedEpochMillis when it started, in milliseconds since 1970
 * @param processes how many processes are connected, the asking one included
 * @param objects how many objects it holds
 * @param handles how many handles are open to them
 * @param mappingBytes the size of all file mappings together
 * @param descriptors how many file descriptors it has open
 */
public record StatusReply(
        int processId,
        String software,
        long startedEpochMillis,
        int processes,
        int objects,
        int handles,
        long mappingBytes,
        int descriptors) {

    public static final Codec<StatusReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.processId);
                output.putString(reply.software);
                output.putLong(reply.startedEpochMillis);
                output.putInt(reply.processes);
                output.putInt(reply.objects);
                output.putInt(reply.handles);
                output.putLong(reply.mappingBytes);
                output.putInt(reply.descriptors);
            },
            input -> new StatusReply(
                    input.getInt(),
                    input.getString(),
                    input.getLong(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    input.getLong(),
                    input.getInt()));
}
