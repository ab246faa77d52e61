package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * About a job.
 *
 * @param job a handle to it; 0 for the caller's own
 */
public record JobRequest(int job) {
    public static final Codec<JobRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.job);
            },
            input -> new JobRequest(input.getInt()));
}
