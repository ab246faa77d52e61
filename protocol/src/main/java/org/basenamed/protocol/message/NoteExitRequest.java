package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Says how the caller, or a thread of it, is about to end.
 *
 * @param threadNumber the kernel's number of the thread; 0 for the process
 * @param exitCode its exit code
 */
public record NoteExitRequest(int threadNumber, int exitCode) {
    public static final Codec<NoteExitRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.threadNumber);
                output.putInt(request.exitCode);
            },
            input -> new NoteExitRequest(input.getInt(), input.getInt()));
}
