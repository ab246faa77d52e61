package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

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
 * @param shares what the asking user has of everything that he may not have without end
 */
public record StatusReply(
        int processId,
        String software,
        long startedEpochMillis,
        int processes,
        int objects,
        int handles,
        long mappingBytes,
        int descriptors,
        List<Share> shares) {

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
                output.putShort(reply.shares.size());
                reply.shares.forEach(share -> share.write(output));
            },
            input -> new StatusReply(
                    input.getInt(),
                    input.getString(),
                    input.getLong(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    input.getLong(),
                    input.getInt(),
                    shares(input)));

    public StatusReply {
        shares = List.copyOf(shares);
    }

    /**
     * What one user has of something.
     *
     * @param resource of what, by its name in the configuration
     * @param used how much
     * @param limit how much he may have
     */
    public record Share(String resource, long used, long limit) {
        private void write(WireOutput output) {
            output.putString(resource);
            output.putLong(used);
            output.putLong(limit);
        }
    }

    private static List<Share> shares(WireInput input) {
        int count = input.getShort();
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(new Share(input.getString(), input.getLong(), input.getLong()));
        }
        return shares;
    }
}
