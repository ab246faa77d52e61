package org.basenamed.model.rights;

/** The bits that every type of object shares (SEC-1), and the two questions asked of a mask. */
public final class AccessMask {
    public static final int DELETE = 0x0001_0000;
    public static final int READ_CONTROL = 0x0002_0000;
    public static final int WRITE_DAC = 0x0004_0000;
    public static final int WRITE_OWNER = 0x0008_0000;
    public static final int SYNCHRONIZE = 0x0010_0000;
    public static final int STANDARD_RIGHTS_REQUIRED = 0x000F_0000;
    /** The bits whose meaning depends on the type of object. */
    public static final int SPECIFIC_RIGHTS = 0x0000_FFFF;

    public static final int ACCESS_SYSTEM_SECURITY = 0x0100_0000;
    public static final int MAXIMUM_ALLOWED = 0x0200_0000;
    public static final int GENERIC_ALL = 0x1000_0000;
    public static final int GENERIC_EXECUTE = 0x2000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int GENERIC_READ = 0x8000_0000;

    private AccessMask() {}

    /** Whether {@code granted} has every bit of {@code needed}. */
    public static boolean allows(int granted, int needed) {
        return (granted & needed) == needed;
    }
}
