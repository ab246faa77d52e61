package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.ProtocolVersion;

/**
 * Opens a connection. The fields up to {@code software} are the same in every version, so that a broker can name both versions to
 * a client that it does not understand; what follows them is not looked at then.
 *
 * @param version what the client speaks
 * @param software the client's own version, for people
 * @param title what the process calls itself, for people; empty when read from a client that is not understood
 */
public record HelloRequest(ProtocolVersion version, String software, String title) {
    /** "BNMD": what no other protocol begins with. */
    private static final int MAGIC = 0x444D_4E42;

    public static final Codec<HelloRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(MAGIC);
                output.putShort(request.version.major());
                output.putShort(request.version.minor());
                output.putString(request.software);
                output.putString(request.title);
            },
            input -> {
                if (input.getInt() != MAGIC) {
                    throw new MalformedMessageException("no hello of a client");
                }
                ProtocolVersion version = new ProtocolVersion(input.getShort(), input.getShort());
                String software = input.getString();
                if (!ProtocolVersion.CURRENT.understands(version)) {
                    input.skipRest();
                    return new HelloRequest(version, software, "");
                }
                return new HelloRequest(version, software, input.getString());
            });
}
