package org.basenamed.model.section;

/** The {@code SEC_*} bits that travel beside the page protection. */
public final class SectionAttributes {
    public static final int SEC_FILE = 0x0080_0000;
    public static final int SEC_IMAGE = 0x0100_0000;
    public static final int SEC_RESERVE = 0x0400_0000;
    public static final int SEC_COMMIT = 0x0800_0000;
    public static final int SEC_NOCACHE = 0x1000_0000;
    public static final int SEC_WRITECOMBINE = 0x4000_0000;
    public static final int SEC_LARGE_PAGES = 0x8000_0000;

    /** Every bit above the page protection; one that is not a known attribute makes the combination illegal. */
    static final int MASK = 0xFFFF_FF00;

    private SectionAttributes() {}

    /**
     * Whether these bits may be asked for together (file-mapping.md, 2.3): a caching hint needs memory that is committed
     * or reserved, those two exclude each other, and large pages are always committed.
     */
    static boolean legal(int attributes) {
        return switch (attributes & ~(SEC_NOCACHE | SEC_WRITECOMBINE)) {
            case SEC_COMMIT, SEC_RESERVE -> (attributes & SEC_NOCACHE) == 0 || (attributes & SEC_WRITECOMBINE) == 0;
            case SEC_COMMIT | SEC_LARGE_PAGES, SEC_IMAGE -> (attributes & SEC_WRITECOMBINE) == 0;
            default -> attributes == 0;
        };
    }
}
