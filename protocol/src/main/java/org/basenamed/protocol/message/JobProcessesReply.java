package org.basenamed.protocol.message;

import java.util.List;
import org.basenamed.protocol.wire.Codec;

/**
 * Which processes are in a job.
 *
 * @param assigned how many there are
 * @param numbers the kernel's numbers of them, in the order in which they came; at most {@link #MAX_PROCESSES}
 */
public record JobProcessesReply(int assigned, List<Integer> numbers) {
    public static final int MAX_PROCESSES = 16384;

    public static final Codec<JobProcessesReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.assigned);
                HandleListCodec.write(reply.numbers, output);
            },
            input -> new JobProcessesReply(input.getInt(), HandleListCodec.read(input, MAX_PROCESSES)));

    public JobProcessesReply {
        numbers = List.copyOf(numbers);
    }
}
