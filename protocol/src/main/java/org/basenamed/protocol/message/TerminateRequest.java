package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Ends a process or thread.
 *
 * @param handle a handle to it
 * @param exitCode what its exit code is then
 */
public record TerminateRequest(int handle, int exitCode) implements OnHandle {
    public static final Codec<TerminateRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.exitCode);
            },
            input -> new TerminateRequest(input.getInt(), input.getInt()));
}
