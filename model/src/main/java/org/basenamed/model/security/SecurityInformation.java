package org.basenamed.model.security;

import org.basenamed.model.rights.AccessMask;

/** The parts of a security descriptor, as bits, and what it takes to read and to change each (security.md, section 5). */
public final class SecurityInformation {
    public static final int OWNER = 0x1;
    public static final int GROUP = 0x2;
    public static final int DACL = 0x4;
    public static final int SACL = 0x8;
    public static final int LABEL = 0x10;

    /** The DACL is to be protected from inheritance; nothing here inherits, but it is remembered. */
    public static final int PROTECTED_DACL = 0x8000_0000;
    /** The opposite of {@link #PROTECTED_DACL}. */
    public static final int UNPROTECTED_DACL = 0x2000_0000;

    /** The parts that there are here. */
    public static final int PARTS = OWNER | GROUP | DACL | SACL | LABEL;

    /** Everything that a change can say. */
    public static final int CHANGES = PARTS | PROTECTED_DACL | UNPROTECTED_DACL;

    private SecurityInformation() {}

    /** The rights that reading these parts takes. */
    public static int rightsToQuery(int information) {
        int rights = (information & (OWNER | GROUP | DACL | LABEL)) != 0 ? AccessMask.READ_CONTROL : 0;
        return (information & SACL) != 0 ? rights | AccessMask.ACCESS_SYSTEM_SECURITY : rights;
    }

    /** The rights that changing these parts takes. */
    public static int rightsToSet(int information) {
        int rights = (information & (OWNER | GROUP | LABEL)) != 0 ? AccessMask.WRITE_OWNER : 0;
        rights |= (information & (DACL | PROTECTED_DACL | UNPROTECTED_DACL)) != 0 ? AccessMask.WRITE_DAC : 0;
        return (information & SACL) != 0 ? rights | AccessMask.ACCESS_SYSTEM_SECURITY : rights;
    }
}
