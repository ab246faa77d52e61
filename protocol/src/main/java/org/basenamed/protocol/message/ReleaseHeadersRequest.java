package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * Tells that no thread of the process can touch headers any more for which it once got handles: they may come to serve other objects.
 *
 * @param references how boards name the objects, once for each handle; at most {@link #MAX_REFERENCES}
 */
public record ReleaseHeadersRequest(List<Long> references) {
    public static final int MAX_REFERENCES = 1024;

    public static final Codec<ReleaseHeadersRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putShort(request.references.size());
                request.references.forEach(output::putLong);
            },
            input -> {
                int count = input.getShort();
                if (count > MAX_REFERENCES) {
                    throw new MalformedMessageException("release of " + count + " headers");
                }
                List<Long> references = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    references.add(input.getLong());
                }
                return new ReleaseHeadersRequest(references);
            });

    public ReleaseHeadersRequest {
        references = List.copyOf(references);
    }
}
