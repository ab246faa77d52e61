package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a duplicate of a handle, of whatever process, in whatever process. In place of a handle of a process
 * {@link #CURRENT_PROCESS} means the caller; in place of the handle, that the process itself, and {@link #CURRENT_THREAD} the calling thread.
 *
 * @param sourceProcess a handle of the caller to the process whose handle is duplicated
 * @param source that handle
 * @param targetProcess a handle of the caller to the process that gets the duplicate; 0 for none, if the source is closed
 * @param access what the duplicate shall allow, generic bits included
 * @param inherit whether children inherit the duplicate
 * @param options see {@link org.basenamed.model.object.DuplicateWish}
 * @param threadNumber the kernel's number of the calling thread
 */
public record DuplicateHandleRequest(
        int sourceProcess, int source, int targetProcess, int access, boolean inherit, int options, int threadNumber) {
    public static final int CURRENT_PROCESS = -1;
    public static final int CURRENT_THREAD = -2;

    public static final Codec<DuplicateHandleRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.sourceProcess);
                output.putInt(request.source);
                output.putInt(request.targetProcess);
                output.putInt(request.access);
                output.putBoolean(request.inherit);
                output.putInt(request.options);
                output.putInt(request.threadNumber);
            },
            input -> new DuplicateHandleRequest(
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    input.getBoolean(),
                    input.getInt(),
                    input.getInt()));
}
