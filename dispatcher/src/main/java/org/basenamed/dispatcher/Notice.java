package org.basenamed.dispatcher;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.basenamed.linux.Mmap;

/**
 * Tells the threads of a process, in seat 0 of its board, that its handles may no longer be what they were: another process has closed
 * one, or the connection to the broker is lost. Threads look at it in every operation, so the look is one load. All methods may be
 * called by any thread of the process and by the broker.
 */
public final class Notice {
    private static final MemorySegment EVERYTHING = Mmap.at(0, Long.MAX_VALUE);

    private final MemorySegment board;
    private final long address;

    private Notice(MemorySegment board) {
        this.board = board;
        this.address = board.address();
    }

    /** The notice on a board, which stays mapped as long as this is referred to. */
    public static Notice of(MemorySegment board) {
        return new Notice(board);
    }

    /** Where it is, for {@link #isRaisedAt}. */
    public long address() {
        return address;
    }

    /**
     * Whether there is something to find out; for the hottest paths, to which each object on the way to the address is a delay.
     *
     * @param address of a notice that still is referred to
     */
    public static boolean isRaisedAt(long address) {
        return (int) SeatLayout.INTS.getVolatile(EVERYTHING, address + SeatLayout.THREAD) != 0;
    }

    /** How often it has been raised since it was last cleared; 0 for not at all. */
    public int count() {
        try {
            return (int) SeatLayout.INTS.getVolatile(EVERYTHING, address + SeatLayout.THREAD);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Raises it, after the fact that it is about. */
    public void raise() {
        SeatLayout.INTS.getAndAdd(board, SeatLayout.THREAD, 1);
    }

    /** Clears it, unless it has been raised since it was {@code count}; all that was found out then has been acted upon. */
    public void clear(int count) {
        SeatLayout.INTS.compareAndSet(board, SeatLayout.THREAD, count, 0);
    }
}
