package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * About a job and a process.
 *
 * @param job a handle to the job; 0 for any job, where that is asked for
 * @param process a handle to the process; {@link DuplicateHandleRequest#CURRENT_PROCESS} for the caller
 */
public record JobProcessRequest(int job, int process) {
    public static final Codec<JobProcessRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.job);
                output.putInt(request.process);
            },
            input -> new JobProcessRequest(input.getInt(), input.getInt()));
}
