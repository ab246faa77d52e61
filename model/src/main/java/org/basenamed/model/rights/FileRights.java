package org.basenamed.model.rights;

/** The specific rights of a file handle. */
public final class FileRights {
    public static final int READ_DATA = 0x1;
    public static final int WRITE_DATA = 0x2;
    public static final int APPEND_DATA = 0x4;
    public static final int EXECUTE = 0x20;
    public static final int READ_ATTRIBUTES = 0x80;
    public static final int WRITE_ATTRIBUTES = 0x100;

    public static final int GENERIC_READ = 0x0012_0089;
    public static final int GENERIC_WRITE = 0x0012_0116;
    public static final int GENERIC_EXECUTE = 0x0012_00A0;
    public static final int ALL_ACCESS = 0x001F_01FF;

    private FileRights() {}
}
