package org.basenamed.protocol.message;

import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.wire.Codec;

/**
 * What a job limits and what it has come to.
 *
 * @param limits what it limits
 * @param notification what is told
 * @param uiRestrictions what it forbids of windows
 * @param endOfTimeAction what happens when its time is up
 * @param rateFlags how its processor time is limited, as the next one
 * @param accounting what it has come to
 * @param peakProcessBytes the most memory that one of its processes had
 * @param peakJobBytes the most that they had together
 */
public record JobReply(
        JobLimits limits,
        NotificationLimits notification,
        int uiRestrictions,
        int endOfTimeAction,
        int rateFlags,
        int rate,
        JobAccounting accounting,
        long peakProcessBytes,
        long peakJobBytes) {
    public static final Codec<JobReply> CODEC = new Codec<>(
            (reply, output) -> {
                JobLimitsCodec.CODEC.encode(reply.limits, output);
                NotificationLimitsCodec.CODEC.encode(reply.notification, output);
                output.putInt(reply.uiRestrictions);
                output.putInt(reply.endOfTimeAction);
                output.putInt(reply.rateFlags);
                output.putInt(reply.rate);
                JobAccountingCodec.CODEC.encode(reply.accounting, output);
                output.putLong(reply.peakProcessBytes);
                output.putLong(reply.peakJobBytes);
            },
            input -> new JobReply(
                    JobLimitsCodec.CODEC.reader().apply(input),
                    NotificationLimitsCodec.CODEC.reader().apply(input),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    JobAccountingCodec.CODEC.reader().apply(input),
                    input.getLong(),
                    input.getLong()));
}
