package org.basenamed.model.rights;

/** The specific rights of a directory of names: of a private namespace. */
public final class DirectoryRights {
    public static final int QUERY = 0x1;
    /** Use names in it. */
    public static final int TRAVERSE = 0x2;
    /** Make objects in it. */
    public static final int CREATE_OBJECT = 0x4;
    /** Make directories in it; nothing here does. */
    public static final int CREATE_SUBDIRECTORY = 0x8;

    public static final int ALL_ACCESS = 0x000F_000F;

    private DirectoryRights() {}
}
