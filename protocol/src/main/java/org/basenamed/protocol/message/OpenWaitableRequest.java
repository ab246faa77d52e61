package org.basenamed.protocol.message;

import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a handle to the object of that name and type that threads wait for.
 *
 * @param typeNumber see {@link org.basenamed.model.rights.ObjectType#number()}
 * @param attributes the name, the rights wanted, the handle's flags
 */
public record OpenWaitableRequest(int typeNumber, ObjectAttributes attributes) {
    public static final Codec<OpenWaitableRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.typeNumber);
                AttributesCodec.CODEC.encode(request.attributes, output);
            },
            input -> new OpenWaitableRequest(
                    input.getInt(), AttributesCodec.CODEC.reader().apply(input)));
}
