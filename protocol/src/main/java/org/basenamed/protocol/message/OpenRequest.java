package org.basenamed.protocol.message;

import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a handle to the object of that name.
 *
 * @param attributes the name, the rights wanted, the handle's flags
 */
public record OpenRequest(ObjectAttributes attributes) {
    public static final Codec<OpenRequest> CODEC = new Codec<>(
            (request, output) -> AttributesCodec.CODEC.encode(request.attributes, output),
            input -> new OpenRequest(AttributesCodec.CODEC.reader().apply(input)));
}
