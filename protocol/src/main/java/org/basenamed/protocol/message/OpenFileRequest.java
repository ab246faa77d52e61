package org.basenamed.protocol.message;

import org.basenamed.model.file.FileOpening;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a handle to the file whose descriptor comes with it.
 *
 * @param opening the rights wanted, what others may do, what happens to the file
 * @param handleFlags flags of the handle
 * @param path the absolute path that goes with the handle if that deletes on close; empty otherwise
 */
public record OpenFileRequest(FileOpening opening, int handleFlags, String path) {
    public static final Codec<OpenFileRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.opening.access());
                output.putInt(request.opening.share());
                output.putInt(request.opening.intent());
                output.putInt(request.handleFlags);
                output.putString(request.path);
            },
            input -> {
                FileOpening opening = new FileOpening(input.getInt(), input.getInt(), input.getInt());
                return new OpenFileRequest(opening, input.getInt(), input.getString());
            });
}
