package org.basenamed.protocol.message;

import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/** The part that every create and open has in common. */
final class AttributesCodec {
    private static final int KNOWN_FLAGS = HandleEntry.INHERIT | HandleEntry.PROTECT_FROM_CLOSE;

    static final Codec<ObjectAttributes> CODEC = new Codec<>(
            (attributes, output) -> {
                output.putInt(attributes.desiredAccess());
                output.putInt(attributes.handleFlags());
                output.putString(attributes.name());
                DescriptorCodec.write(attributes.security(), output);
            },
            input -> {
                int desiredAccess = input.getInt();
                int handleFlags = input.getInt();
                if ((handleFlags & ~KNOWN_FLAGS) != 0) {
                    throw new MalformedMessageException("handle flags 0x" + Integer.toHexString(handleFlags));
                }
                return new ObjectAttributes(
                        input.getString(), desiredAccess, handleFlags, DescriptorCodec.readOptional(input));
            });

    private AttributesCodec() {}
}
