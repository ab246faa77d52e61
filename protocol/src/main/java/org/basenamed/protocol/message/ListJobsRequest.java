package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for jobs.
 *
 * @param afterNumber the last one that is known; 0 for none
 */
public record ListJobsRequest(int afterNumber) {
    public static final Codec<ListJobsRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.afterNumber);
            },
            input -> new ListJobsRequest(input.getInt()));
}
