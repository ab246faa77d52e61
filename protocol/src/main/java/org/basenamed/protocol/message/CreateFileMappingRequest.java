package org.basenamed.protocol.message;

import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a new file mapping, or for the one of that name.
 *
 * @param section protection, attributes and size
 * @param file a handle to the file that it is to be over; 0 for none
 * @param attributes the name, the rights wanted, the handle's flags
 */
public record CreateFileMappingRequest(SectionRequest section, int file, ObjectAttributes attributes) {
    public static final Codec<CreateFileMappingRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.section.protect());
                output.putLong(request.section.sizeBytes());
                output.putInt(request.file);
                AttributesCodec.CODEC.encode(request.attributes, output);
            },
            input -> {
                SectionRequest section = new SectionRequest(input.getInt(), input.getLong());
                int file = input.getInt();
                return new CreateFileMappingRequest(
                        section, file, AttributesCodec.CODEC.reader().apply(input));
            });
}
