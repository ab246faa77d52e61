package org.basenamed.protocol.message;

import org.basenamed.model.security.SecurityInformation;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for parts of the security descriptor of an object.
 *
 * @param handle the handle
 * @param information the parts, see {@link SecurityInformation}; what each takes is said there
 */
public record GetSecurityRequest(int handle, int information) implements OnHandle {
    public static final Codec<GetSecurityRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.information);
            },
            input -> new GetSecurityRequest(input.getInt(), input.getInt()));

    @Override
    public int rights() {
        return SecurityInformation.rightsToQuery(information);
    }
}
