package org.basenamed.protocol.message;

import org.basenamed.model.job.JobLimits;
import org.basenamed.protocol.wire.Codec;

/**
 * Sets what a job limits.
 *
 * @param handle the job
 * @param allowed the flags of the class by which they are set: {@link JobLimits#BASIC} or {@link JobLimits#EXTENDED}
 * @param limits what they become
 */
public record SetJobLimitsRequest(int handle, int allowed, JobLimits limits) implements OnHandle {
    public static final Codec<SetJobLimitsRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.allowed);
                JobLimitsCodec.CODEC.encode(request.limits, output);
            },
            input -> new SetJobLimitsRequest(
                    input.getInt(),
                    input.getInt(),
                    JobLimitsCodec.CODEC.reader().apply(input)));
}
