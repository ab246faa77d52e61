package org.basenamed.protocol.message;

import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.protocol.wire.Codec;

/**
 * Changes parts of the security descriptor of an object.
 *
 * @param handle the handle
 * @param information the parts, see {@link SecurityInformation}; what each takes is said there
 * @param descriptor what they become
 */
public record SetSecurityRequest(int handle, int information, SecurityDescriptor descriptor) implements OnHandle {
    public static final Codec<SetSecurityRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.information);
                DescriptorCodec.write(request.descriptor, output);
            },
            input -> new SetSecurityRequest(input.getInt(), input.getInt(), DescriptorCodec.read(input)));

    @Override
    public int rights() {
        return SecurityInformation.rightsToSet(information);
    }
}
