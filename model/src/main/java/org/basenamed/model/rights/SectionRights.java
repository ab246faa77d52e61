package org.basenamed.model.rights;

/** The specific rights of a file mapping (a section, in the kernel's word). */
public final class SectionRights {
    /** Ask for its size and attributes. */
    public static final int QUERY = 0x1;
    /** Map a view that writes to it. */
    public static final int MAP_WRITE = 0x2;
    /** Map a view that reads it, or a copy-on-write view. */
    public static final int MAP_READ = 0x4;
    /** Map an executable view. */
    public static final int MAP_EXECUTE = 0x8;
    /** Make it longer; no Win32 function asks for it. */
    public static final int EXTEND_SIZE = 0x10;

    public static final int ALL_ACCESS = 0x000F_001F;

    private SectionRights() {}
}
