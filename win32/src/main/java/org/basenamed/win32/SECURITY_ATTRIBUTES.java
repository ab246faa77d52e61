package org.basenamed.win32;

import org.jspecify.annotations.Nullable;

/** The {@code SECURITY_ATTRIBUTES} of a create: who is let in, and whether children inherit the handle. */
public final class SECURITY_ATTRIBUTES {
    /**
     * The security descriptor of a new object, self-relative, as {@link Advapi32} makes it of SDDL; null for the default, which lets in
     * the caller's user alone.
     */
    public byte @Nullable [] lpSecurityDescriptor;

    /** Whether the handle is inherited by children that are started so. */
    public boolean bInheritHandle;

    /** Attributes of a handle that is not inherited, to an object with the default descriptor. */
    public SECURITY_ATTRIBUTES() {}
}
