package org.basenamed.win32;

/** What {@link Ntdll#NtQueryObject} tells of a handle and its object. */
public final class OBJECT_BASIC_INFORMATION {
    /** The handle's flags: {@link Ntdll#OBJ_INHERIT}, {@link Ntdll#OBJ_PROTECT_CLOSE}. */
    public int Attributes;
    /** The handle's rights. */
    public int GrantedAccess;
    /** How many handles are open to the object, in all processes. */
    public int HandleCount;

    /** A structure to be filled. */
    public OBJECT_BASIC_INFORMATION() {}
}
