package org.basenamed.protocol.message;

import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.protocol.wire.Codec;

/**
 * The parts of a security descriptor that were asked for.
 *
 * @param descriptor without the others
 */
public record SecurityReply(SecurityDescriptor descriptor) {
    public static final Codec<SecurityReply> CODEC = new Codec<>(
            (reply, output) -> DescriptorCodec.write(reply.descriptor, output),
            input -> new SecurityReply(DescriptorCodec.read(input)));
}
