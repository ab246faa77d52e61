package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * What a handle refers to.
 *
 * @param typeNumber the object's type, see {@link org.basenamed.model.rights.ObjectType#number()}
 * @param grantedAccess the handle's rights
 * @param flags the handle's flags
 * @param handleCount how many handles are open to the object, in all processes
 * @param objectId the object's number in this broker
 */
public record HandleInformationReply(int typeNumber, int grantedAccess, int flags, int handleCount, long objectId) {
    public static final Codec<HandleInformationReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.typeNumber);
                output.putInt(reply.grantedAccess);
                output.putInt(reply.flags);
                output.putInt(reply.handleCount);
                output.putLong(reply.objectId);
            },
            input -> new HandleInformationReply(
                    input.getInt(), input.getInt(), input.getInt(), input.getInt(), input.getLong()));
}
