package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.basenamed.dispatcher.Notice;
import org.basenamed.dispatcher.Seat;
import org.basenamed.dispatcher.SeatLayout;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.RobustMark;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.ThreadRequest;

/**
 * The seats of this process's threads on the board that it shares with the broker. A thread gets its seat when it first needs one and
 * keeps it until it ends, whatever carries it: for each there is a virtual thread that waits for its end, and then has its mutexes
 * abandoned.
 */
final class ThreadSeats {
    private static final int NONE = 0;

    private final Membership membership;
    private final MemorySegment board;
    private final ThreadLocal<ThreadSeat> seats = ThreadLocal.withInitial(this::take);
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final Map<Integer, ThreadSeat> taken = new HashMap<>();
    private int used;

    private ThreadSeats(Membership membership, MemorySegment board) {
        this.membership = membership;
        this.board = board;
    }

    /** Maps the board, whose descriptor is closed. */
    static ThreadSeats map(Membership membership, Fd memory) {
        try (memory) {
            long bytes = (OwnerId.MAX_THREAD_SLOT + 1) * SeatLayout.BYTES;
            long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
            if (Mmap.isFailure(address)) {
                throw new LinuxException("mmap", (int) -address, bytes);
            }
            // for ever: the kernel and the C library know the marks of threads that live on when the broker has gone
            return new ThreadSeats(membership, Mmap.segment(address, bytes, Arena.global(), null));
        }
    }

    /** The calling thread's. */
    ThreadSeat current() {
        return seats.get();
    }

    /** What tells of handles that others have closed. */
    Notice notice() {
        return Notice.of(board);
    }

    /** What is woken at the end of waits that wake no thread themselves. */
    Seat mailbox() {
        return Seat.at(board, 0, 0);
    }

    private synchronized ThreadSeat take() {
        Thread thread = Thread.currentThread();
        int number = thread.isVirtual() ? 0 : ProcessCalls.gettid();
        int slot = takeFree(number);
        if (slot == NONE) {
            if (used == OwnerId.MAX_THREAD_SLOT) {
                throw new IllegalStateException(
                        "more than " + OwnerId.MAX_THREAD_SLOT + " threads wait or own mutexes");
            }
            slot = ++used;
            SeatLayout.useSlot(board, slot);
        }
        int owner = OwnerId.of(membership.welcome().processSlot(), slot);
        ThreadSeat seat = new ThreadSeat(slot, Seat.at(board, slot, owner), thread);
        SeatLayout.useSeat(board, slot, number);
        MemorySegment mark = SeatLayout.mark(board, slot);
        boolean held = RobustMark.isHeld(RobustMark.read(mark));
        if (!held && !thread.isVirtual() && RobustMark.hold(mark)) {
            SeatLayout.tellMarkHeld(board);
        }
        taken.put(slot, seat);
        membership.watch().add(seat);
        Thread.ofVirtual().name("basenamed-thread-end").start(() -> awaitEnd(thread, seat));
        return seat;
    }

    /**
     * A seat whose thread has ended for the kernel too, which is a moment later than for Java, or is the calling one in a new guise: one that
     * comes to the Java machine and goes again is another thread for Java each time.
     *
     * @param threadNumber the kernel's number of the calling thread, 0 for a virtual one
     * @return {@link #NONE} if there is none
     */
    private int takeFree(int threadNumber) {
        for (Iterator<Integer> slots = free.iterator(); slots.hasNext(); ) {
            int slot = slots.next();
            MemorySegment mark = SeatLayout.mark(board, slot);
            int word = RobustMark.read(mark);
            if (RobustMark.isHeldBy(word, threadNumber)) {
                slots.remove();
                return slot;
            }
            if (!RobustMark.isHeld(word)) {
                slots.remove();
                RobustMark.clear(mark);
                return slot;
            }
        }
        return NONE;
    }

    private void awaitEnd(Thread thread, ThreadSeat seat) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            // nobody has this thread's reference to interrupt it
            throw new IllegalStateException(e);
        }
        membership.watch().remove(seat);
        tellEnd(seat);
        synchronized (this) {
            SeatLayout.useSeat(board, seat.slot(), 0);
            taken.remove(seat.slot());
            free.add(seat.slot());
        }
    }

    /**
     * Has the mutexes of a thread of this process abandoned, if it has ended and that has not been told yet: so whoever knows of its end
     * finds them so, however late the thread that waits for it runs.
     *
     * @return whether it has ended
     */
    boolean settleEnd(int owner) {
        if (OwnerId.processSlot(owner) != membership.welcome().processSlot()) {
            return false;
        }
        ThreadSeat seat;
        synchronized (this) {
            seat = taken.get(OwnerId.threadSlot(owner));
        }
        if (seat == null || !seat.hasEnded()) {
            return false;
        }
        tellEnd(seat);
        return true;
    }

    /** As {@link #settleEnd}, for every thread: where it cannot be seen who owns a mutex. Answers whether one has ended. */
    boolean settleEnds() {
        List<ThreadSeat> ended;
        synchronized (this) {
            ended = taken.values().stream().filter(ThreadSeat::hasEnded).toList();
        }
        ended.forEach(this::tellEnd);
        return !ended.isEmpty();
    }

    private void tellEnd(ThreadSeat seat) {
        synchronized (seat) {
            if (seat.beginTellingEnd()) {
                membership.callOnHandle(WaitableCatalogue.THREAD_ENDED, new ThreadRequest(seat.slot()));
            }
        }
    }
}
