package org.basenamed.protocol.message;

import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.wire.Codec;

/**
 * Sets what of a job is told and not enforced.
 *
 * @param handle the job
 * @param limits what they become
 */
public record SetJobNotificationRequest(int handle, NotificationLimits limits) implements OnHandle {
    public static final Codec<SetJobNotificationRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                NotificationLimitsCodec.CODEC.encode(request.limits, output);
            },
            input -> new SetJobNotificationRequest(
                    input.getInt(), NotificationLimitsCodec.CODEC.reader().apply(input)));
}
