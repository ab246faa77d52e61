package org.basenamed.protocol.message;

import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.wire.Codec;

/**
 * Which notification limits have been exceeded.
 *
 * @param exceeded the flags of those
 * @param limits what was set
 * @param readBytes what the processes have read, as the next ones
 * @param userTime in units of 100 ns
 * @param memoryBytes what they have now
 */
public record JobViolationReply(
        int exceeded, NotificationLimits limits, long readBytes, long writeBytes, long userTime, long memoryBytes) {
    public static final Codec<JobViolationReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.exceeded);
                NotificationLimitsCodec.CODEC.encode(reply.limits, output);
                output.putLong(reply.readBytes);
                output.putLong(reply.writeBytes);
                output.putLong(reply.userTime);
                output.putLong(reply.memoryBytes);
            },
            input -> new JobViolationReply(
                    input.getInt(),
                    NotificationLimitsCodec.CODEC.reader().apply(input),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong()));
}
