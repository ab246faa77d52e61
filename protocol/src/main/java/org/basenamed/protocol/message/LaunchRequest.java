package org.basenamed.protocol.message;

import java.util.List;
import org.basenamed.protocol.wire.Codec;

/**
 * About a child that is to be started, or stands still before its first step.
 *
 * @param childNumber the kernel's number of it; 0 while it has none
 * @param parent a handle to the process whose jobs it comes to be in; {@link DuplicateHandleRequest#CURRENT_PROCESS} for the caller
 * @param breaksAway whether it is to leave the jobs that let it
 * @param jobs handles to jobs that it comes to be in beside those; at most {@link #MAX_JOBS}
 */
public record LaunchRequest(int childNumber, int parent, boolean breaksAway, List<Integer> jobs) {
    public static final int MAX_JOBS = 64;

    public static final Codec<LaunchRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.childNumber);
                output.putInt(request.parent);
                output.putBoolean(request.breaksAway);
                HandleListCodec.write(request.jobs, output);
            },
            input -> new LaunchRequest(
                    input.getInt(), input.getInt(), input.getBoolean(), HandleListCodec.read(input, MAX_JOBS)));

    public LaunchRequest {
        jobs = List.copyOf(jobs);
    }
}
