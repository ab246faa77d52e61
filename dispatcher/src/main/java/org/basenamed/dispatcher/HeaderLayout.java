package org.basenamed.dispatcher;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
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

    static final StructLayout STRUCT = MemoryLayout.structLayout(
            LONG.withName("word"), INT.withName("sequence"), INT.withName("recursion"), MemoryLayout.paddingLayout(48));

    static final long SEQUENCE_OFFSET = STRUCT.byteOffset(PathElement.groupElement("sequence"));

    static final VarHandle WORD = handle("word");
    static final VarHandle SEQUENCE = handle("sequence");
    static final VarHandle RECURSION = handle("recursion");

    private HeaderLayout() {}

    /** A handle that takes a segment and where in it the header begins. */
    private static VarHandle handle(String field) {
        return STRUCT.varHandle(PathElement.groupElement(field));
    }
}
