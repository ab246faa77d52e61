package org.basenamed.model.object;

import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What every create and open says, whatever the type.
 *
 * @param name the Win32 name, up to its first NUL; empty for an object without a name
 * @param desiredAccess what the handle shall allow, generic bits included
 * @param handleFlags flags of the handle, see {@link HandleEntry}
 * @param security the descriptor of a new object; null for the default. An open, and an object that exists, has no use for it (SEC-8)
 */
public record ObjectAttributes(
        String name,
        int desiredAccess,
        int handleFlags,
        @Nullable SecurityDescriptor security) {

    /** With the default descriptor. */
    public ObjectAttributes(String name, int desiredAccess, int handleFlags) {
        this(name, desiredAccess, handleFlags, null);
    }
}
