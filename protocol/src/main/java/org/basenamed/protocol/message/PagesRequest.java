package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Asks something about pages of a reserved section that the caller has a handle or a view of.
 *
 * @param objectId the section
 * @param offset where they begin, a multiple of the page size
 * @param sizeBytes how many, a multiple of the page size
 */
public record PagesRequest(long objectId, long offset, long sizeBytes) {
    public static final Codec<PagesRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putLong(request.objectId);
                output.putLong(request.offset);
                output.putLong(request.sizeBytes);
            },
            input -> new PagesRequest(input.getLong(), input.getLong(), input.getLong()));
}
