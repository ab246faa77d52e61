package org.basenamed.win32;

/** The {@code SECURITY_ATTRIBUTES} of a create: whether children inherit the handle. */
public final class SECURITY_ATTRIBUTES {
    /** Whether the handle is inherited by children that are started so. */
    public boolean bInheritHandle;

    /** Attributes of a handle that is not inherited. */
    public SECURITY_ATTRIBUTES() {}
}
