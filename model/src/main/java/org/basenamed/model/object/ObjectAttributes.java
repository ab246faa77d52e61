package org.basenamed.model.object;

/**
 * What every create and open says, whatever the type.
 *
 * @param name the Win32 name, up to its first NUL; empty for an object without a name
 * @param desiredAccess what the handle shall allow, generic bits included
 * @param handleFlags flags of the handle, see {@link HandleEntry}
 */
public record ObjectAttributes(String name, int desiredAccess, int handleFlags) {}
