package org.basenamed.protocol.message;

import java.util.HashSet;
import java.util.Set;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.security.SelfRelative;
import org.basenamed.model.security.Sid;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/**
 * Asks for a private namespace.
 *
 * @param boundary what it is known by
 * @param alias how the process calls it
 * @param attributes the rights wanted, the handle's flags, the descriptor of a new one; no name
 */
public record NamespaceRequest(Boundary boundary, String alias, ObjectAttributes attributes) {
    public static final Codec<NamespaceRequest> CODEC = new Codec<>(
            (request, output) -> {
                write(request.boundary, output);
                output.putString(request.alias);
                AttributesCodec.CODEC.encode(request.attributes, output);
            },
            input -> new NamespaceRequest(
                    boundary(input),
                    input.getString(),
                    AttributesCodec.CODEC.reader().apply(input)));

    private static void write(Boundary boundary, WireOutput output) {
        output.putString(boundary.name());
        output.putByte(boundary.sids().size());
        boundary.sids().forEach(sid -> output.putBytes(SelfRelative.encode(sid)));
        output.putBytes(boundary.label() == null ? new byte[0] : SelfRelative.encode(boundary.label()));
    }

    private static Boundary boundary(WireInput input) {
        String name = input.getString();
        int count = input.getByte();
        Set<Sid> sids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (!sids.add(DescriptorCodec.sid(input.getBytes()))) {
                throw new MalformedMessageException("a boundary with one SID twice");
            }
        }
        byte[] label = input.getBytes();
        return new Boundary(name, sids, label.length == 0 ? null : DescriptorCodec.sid(label));
    }
}
