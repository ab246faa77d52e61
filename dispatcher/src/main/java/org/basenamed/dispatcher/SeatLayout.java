package org.basenamed.dispatcher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.basenamed.linux.Futex;
import org.basenamed.linux.RobustMark;

/**
 * A thread's seat: two cache lines on its process's board, which the process and the broker share. Little-endian.
 *
 * <pre>
 *   0        8          12          16        20      24          28            60       64     128
 *  +--------+----------+-----------+---------+-------+-----------+-------------+--------+------+
 *  | note   |   wake   |  waitId   | outcome | calls | alertable | reserved, 0 | thread | mark |
 *  +--------+----------+-----------+---------+-------+-----------+-------------+--------+------+
 * </pre>
 *
 * <ul>
 *   <li>{@code note}: the object that the thread is registered with, or is about to wake somebody of; 0 for none. It is written
 *       before the thread does so. When the process dies, the broker sees here which objects need repair;
 *   <li>{@code wake}: the futex that ends this thread's sleep for reasons that lie in no object: an interrupt, a call that was queued
 *       to it, the end of a wait at the broker;
 *   <li>{@code waitId} and {@code outcome}: the last wait of this thread that ended at the broker, and how; the id is written last;
 *   <li>{@code calls}: how many calls of timers are queued to this thread at the broker; only the broker writes it;
 *   <li>{@code alertable}: not 0 while the thread sleeps so that a call ends its sleep. The thread writes it before it looks at
 *       {@code calls}, and the broker reads it after it has written {@code calls}: one of the two sees the other.
 *   <li>{@code thread}: the kernel's number of the thread, 0 for a virtual one. In seat 0, which is no thread's: the {@link Notice};
 *   <li>{@code mark}: what the kernel marks at the thread's end, a {@link RobustMark}; 0 if it cannot, and for a virtual thread. In
 *       seat 0: how many marks have come to be held.
 * </ul>
 */
public final class SeatLayout {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** How far seats are apart. */
    public static final long BYTES = 128;

    /* Offsets by hand, and handles of plain values: those of a structure's fields cost milliseconds of linking, at the start of each process. */

    static final VarHandle LONGS = LONG.varHandle();
    static final VarHandle INTS = INT.varHandle();

    static final long NOTE = 0;
    static final long WAKE = 8;
    static final long WAIT_ID = 12;
    static final long OUTCOME = 16;
    static final long CALLS = 20;
    static final long ALERTABLE = 24;
    static final long THREAD = 60;
    private static final long MARK = 64;

    private SeatLayout() {}

    /** Says which thread has a seat; 0 for a virtual one. */
    public static void useSeat(MemorySegment board, int threadSlot, int threadNumber) {
        INTS.setVolatile(board, threadSlot * BYTES + THREAD, threadNumber);
    }

    /** The kernel's number of the thread that has the seat; 0 for none, or a virtual one. */
    public static int threadNumberAt(MemorySegment board, int threadSlot) {
        return (int) INTS.getVolatile(board, threadSlot * BYTES + THREAD);
    }

    /** The highest slot that the process has used, as it says itself: what the note of seat 0 is for, which is no thread's. */
    public static int highestSlot(MemorySegment board) {
        long capacity = board.byteSize() / BYTES;
        return (int) Math.clamp(noteAt(board, 0), 0, capacity - 1);
    }

    /** Says that a slot is used; for the process, under a lock of its own. */
    public static void useSlot(MemorySegment board, int threadSlot) {
        if (threadSlot > highestSlot(board)) {
            LONGS.setVolatile(board, NOTE, (long) threadSlot);
        }
    }

    /** Notes an object for the thread of a seat; for the broker, while the thread waits for its answer. */
    public static void writeNote(MemorySegment board, int threadSlot, long reference) {
        LONGS.setVolatile(board, threadSlot * BYTES + NOTE, reference);
    }

    /** The note of the seat {@code threadSlot} on a board. */
    public static long noteAt(MemorySegment board, int threadSlot) {
        return (long) LONGS.getVolatile(board, threadSlot * BYTES + NOTE);
    }

    /** The mark of the thread that has the seat; for the process, whose threads hold them, and for the broker, which reads them. */
    public static MemorySegment mark(MemorySegment board, int threadSlot) {
        return board.asSlice(threadSlot * BYTES + MARK, RobustMark.BYTES);
    }

    /** How many marks have come to be held on a board: a word to sleep on. */
    public static MemorySegment marksHeld(MemorySegment board) {
        return mark(board, 0);
    }

    /** Tells the broker that one more mark is held. */
    public static void tellMarkHeld(MemorySegment board) {
        MemorySegment count = marksHeld(board);
        INTS.getAndAdd(count, 0L, 1);
        Futex.wake(count.address(), Futex.WAKE_ALL);
    }
}
