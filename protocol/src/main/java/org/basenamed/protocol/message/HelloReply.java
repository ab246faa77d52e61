package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.ProtocolVersion;

/**
 * Answers a hello. After a reply that does not accept, the broker closes the connection. The fields up to {@code software} are the
 * same in every version; what follows them is not looked at in a reply that does not accept.
 *
 * @param accepted whether the two versions understand each other
 * @param version what the broker speaks
 * @param software the broker's own version, for people
 * @param sessionNumber the session whose names the process meets without a prefix; 0 when not accepted
 * @param processSlot the process's number in this broker; 0 when not accepted
 */
public record HelloReply(
        boolean accepted, ProtocolVersion version, String software, int sessionNumber, int processSlot) {

    public static final Codec<HelloReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.accepted);
                output.putShort(reply.version.major());
                output.putShort(reply.version.minor());
                output.putString(reply.software);
                output.putInt(reply.sessionNumber);
                output.putInt(reply.processSlot);
            },
            input -> {
                boolean accepted = input.getBoolean();
                ProtocolVersion version = new ProtocolVersion(input.getShort(), input.getShort());
                String software = input.getString();
                if (!accepted) {
                    input.skipRest();
                    return new HelloReply(false, version, software, 0, 0);
                }
                return new HelloReply(true, version, software, input.getInt(), input.getInt());
            });
}
