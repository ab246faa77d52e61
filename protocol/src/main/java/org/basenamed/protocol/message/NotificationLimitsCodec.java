package org.basenamed.protocol.message;

import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.wire.Codec;

/** What of a job is told, field by field. */
final class NotificationLimitsCodec {
    static final Codec<NotificationLimits> CODEC = new Codec<>(
            (limits, output) -> {
                output.putInt(limits.flags());
                output.putLong(limits.readBytes());
                output.putLong(limits.writeBytes());
                output.putLong(limits.jobTime());
                output.putLong(limits.jobMemory());
            },
            input -> new NotificationLimits(
                    input.getInt(), input.getLong(), input.getLong(), input.getLong(), input.getLong()));

    private NotificationLimitsCodec() {}
}
