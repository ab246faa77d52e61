package org.basenamed.protocol.message;

import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * A handle to a file mapping. A descriptor of the memory travels with it if the handle may map at all: one that the
 * kernel lets write only if the handle and the section both may.
 *
 * @param handle its value
 * @param grantedAccess its rights
 * @param existed whether a create met a mapping that was there already
 * @param objectId the mapping's number
 * @param section what the mapping is
 */
public record FileMappingReply(int handle, int grantedAccess, boolean existed, long objectId, SectionState section) {
    public static final Codec<FileMappingReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.handle);
                output.putInt(reply.grantedAccess);
                output.putBoolean(reply.existed);
                output.putLong(reply.objectId);
                output.putLong(reply.section.sizeBytes());
                output.putInt(reply.section.protection().value());
                output.putInt(reply.section.attributes());
            },
            input -> new FileMappingReply(
                    input.getInt(),
                    input.getInt(),
                    input.getBoolean(),
                    input.getLong(),
                    new SectionState(input.getLong(), protection(input.getInt()), input.getInt())));

    private static PageProtection protection(int value) {
        return PageProtection.ofValue(value)
                .orElseThrow(() -> new MalformedMessageException("page protection " + value));
    }
}
