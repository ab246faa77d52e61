package org.basenamed.protocol.wire;

/**
 * The first bytes of every message, in both directions and in every version.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-------------------------------+-------------------------------+
 *  |           operation           |             flags             |
 *  +-------------------------------+-------------------------------+
 *  |                           sequence                            |
 *  +---------------------------------------------------------------+
 *  |        request: reserved, 0     reply: Win32 error            |
 *  +---------------------------------------------------------------+
 *  |                       the record's fields ...
 * </pre>
 *
 * A reply repeats the request's operation and sequence. A reply with an error has no fields.
 */
public final class HeaderLayout {
    public static final int OPERATION_OFFSET = 0;
    public static final int FLAGS_OFFSET = OPERATION_OFFSET + Short.BYTES;
    public static final int SEQUENCE_OFFSET = FLAGS_OFFSET + Short.BYTES;
    public static final int ERROR_OFFSET = SEQUENCE_OFFSET + Integer.BYTES;
    public static final int LENGTH = ERROR_OFFSET + Integer.BYTES;

    /** The flag of a request that is not answered. */
    public static final int NO_REPLY = 0x1;

    /** The longest message: a name and a security descriptor of the greatest length, and room for the rest. */
    public static final int MAX_MESSAGE_BYTES = 144 * 1024;

    private HeaderLayout() {}
}
