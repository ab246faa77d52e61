package org.basenamed.dispatcher;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
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

    static final StructLayout STRUCT = MemoryLayout.structLayout(
            LONG.withName("note"),
            INT.withName("wake"),
            INT.withName("waitId"),
            INT.withName("outcome"),
            INT.withName("calls"),
            INT.withName("alertable"),
            MemoryLayout.paddingLayout(32),
            INT.withName("thread"),
            MemoryLayout.sequenceLayout(RobustMark.BYTES, ValueLayout.JAVA_BYTE).withName("mark"));

    static final long WAKE_OFFSET = STRUCT.byteOffset(PathElement.groupElement("wake"));

    private static final long MARK_OFFSET = STRUCT.byteOffset(PathElement.groupElement("mark"));
    private static final VarHandle MARKS = INT.varHandle();

    static final VarHandle NOTE = handle("note");
    static final VarHandle WAKE = handle("wake");
    static final VarHandle WAIT_ID = handle("waitId");
    static final VarHandle OUTCOME = handle("outcome");
    static final VarHandle CALLS = handle("calls");
    static final VarHandle ALERTABLE = handle("alertable");

    private static final VarHandle NOTES = STRUCT.varHandle(PathElement.groupElement("note"));

    static final VarHandle THREAD = STRUCT.varHandle(PathElement.groupElement("thread"));

    private SeatLayout() {}

    /** Says which thread has a seat; 0 for a virtual one. */
    public static void useSeat(MemorySegment board, int threadSlot, int threadNumber) {
        THREAD.setVolatile(board, threadSlot * BYTES, threadNumber);
    }

    /** The kernel's number of the thread that has the seat; 0 for none, or a virtual one. */
    public static int threadNumberAt(MemorySegment board, int threadSlot) {
        return (int) THREAD.getVolatile(board, threadSlot * BYTES);
    }

    /** The highest slot that the process has used, as it says itself: what the note of seat 0 is for, which is no thread's. */
    public static int highestSlot(MemorySegment board) {
        long capacity = board.byteSize() / BYTES;
        return (int) Math.clamp(noteAt(board, 0), 0, capacity - 1);
    }

    /** Says that a slot is used; for the process, under a lock of its own. */
    public static void useSlot(MemorySegment board, int threadSlot) {
        if (threadSlot > highestSlot(board)) {
            NOTES.setVolatile(board, 0L, (long) threadSlot);
        }
    }

    /** Notes an object for the thread of a seat; for the broker, while the thread waits for its answer. */
    public static void writeNote(MemorySegment board, int threadSlot, long reference) {
        NOTES.setVolatile(board, threadSlot * BYTES, reference);
    }

    /** The note of the seat {@code threadSlot} on a board. */
    public static long noteAt(MemorySegment board, int threadSlot) {
        return (long) NOTES.getVolatile(board, threadSlot * BYTES);
    }

    /** The mark of the thread that has the seat; for the process, whose threads hold them, and for the broker, which reads them. */
    public static MemorySegment mark(MemorySegment board, int threadSlot) {
        return board.asSlice(threadSlot * BYTES + MARK_OFFSET, RobustMark.BYTES);
    }

    /** How many marks have come to be held on a board: a word to sleep on. */
    public static MemorySegment marksHeld(MemorySegment board) {
        return mark(board, 0);
    }

    /** Tells the broker that one more mark is held. */
    public static void tellMarkHeld(MemorySegment board) {
        MemorySegment count = marksHeld(board);
        MARKS.getAndAdd(count, 0L, 1);
        Futex.wake(count.address(), Futex.WAKE_ALL);
    }

    private static VarHandle handle(String field) {
        return MethodHandles.insertCoordinates(STRUCT.varHandle(PathElement.groupElement(field)), 1, 0L);
    }
}
