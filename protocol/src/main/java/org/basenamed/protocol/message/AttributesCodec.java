package org.basenamed.protocol.message;

import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.wire.Codec;

/** The part that every create and open has in common. */
final class AttributesCodec {
    static final Codec<ObjectAttributes> CODEC = new Codec<>(
            (attributes, output) -> {
                output.putInt(attributes.desiredAccess());
                output.putInt(attributes.handleFlags());
                output.putString(attributes.name());
            },
            input -> {
                int desiredAccess = input.getInt();
                int handleFlags = input.getInt();
                return new ObjectAttributes(input.getString(), desiredAccess, handleFlags);
            });

    private AttributesCodec() {}
}
