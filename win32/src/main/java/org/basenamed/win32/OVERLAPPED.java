package org.basenamed.win32;

/** Where in a file a read or write begins; here they always end before the call returns. */
public final class OVERLAPPED {
    /** The offset's low half. */
    public int Offset;
    /** The offset's high half. */
    public int OffsetHigh;

    /** The beginning of a file. */
    public OVERLAPPED() {}

    /** An offset of a file. */
    public OVERLAPPED(long position) {
        Offset = (int) position;
        OffsetHigh = (int) (position >>> 32);
    }

    long offset() {
        return (long) OffsetHigh << 32 | Integer.toUnsignedLong(Offset);
    }
}
