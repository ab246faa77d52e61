package org.basenamed.protocol.message;

import org.basenamed.model.rights.AccessMask;
import org.basenamed.protocol.wire.Codec;

/**
 * Closes a handle to a private namespace, and with it the process's alias.
 *
 * @param handle the handle
 * @param destroys whether nobody is to open the namespace any more; takes {@code DELETE}
 */
public record CloseNamespaceRequest(int handle, boolean destroys) implements OnHandle {
    public static final Codec<CloseNamespaceRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putBoolean(request.destroys);
            },
            input -> new CloseNamespaceRequest(input.getInt(), input.getBoolean()));

    @Override
    public int rights() {
        return destroys ? AccessMask.DELETE : 0;
    }
}
