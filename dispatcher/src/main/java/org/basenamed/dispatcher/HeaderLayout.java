package org.basenamed.dispatcher;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The header of a waitable object: one cache line in an arena that everybody maps who may use the object fully. Little-endian.
 *
 * <pre>
 *   0       8          12          16                                  64
 *  +-------+----------+-----------+-----------------------------------+
 *  | word  | sequence | recursion |            reserved, 0            |
 *  +-------+----------+-----------+-----------------------------------+
 * </pre>
 *
 * <ul>
 *   <li>{@code word}: the state, see {@link org.basenamed.model.waitable.WaitWord};
 *   <li>{@code sequence}: the futex that registered threads sleep on; grows whenever one of them has to look at the word again;
 *   <li>{@code recursion}: how often the owner of a mutex has acquired it beyond the first time; only the owner touches it.
 * </ul>
 */
public final class HeaderLayout {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** How far headers are apart: a cache line, so that objects do not slow each other down. */
    public static final long BYTES = 64;

    /* Offsets by hand, and handles of plain values: those of a structure's fields cost milliseconds of linking, at the start of each process. */

    static final VarHandle LONGS = LONG.varHandle();
    static final VarHandle INTS = INT.varHandle();

    static final long WORD = 0;
    static final long SEQUENCE = 8;
    static final long RECURSION = 12;

    private HeaderLayout() {}
}
