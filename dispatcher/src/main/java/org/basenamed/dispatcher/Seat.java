package org.basenamed.dispatcher;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Futex;
import org.basenamed.linux.QueueSpin;
import org.basenamed.linux.Spin;
import org.basenamed.linux.SpinWait;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;
import org.jspecify.annotations.Nullable;

/**
 * A thread's place in its process: its name as an owner, and its line on the board. Used by that thread alone, except for
 * {@link #wakeUp} and what the broker does.
 */
public final class Seat {
    /** On the board: registered with nothing, about to wake nobody. */
    public static final long NO_NOTE = 0;

    /** As what a thread remembers: it is registered with no object. */
    public static final int NOT_REGISTERED = -1;

    private static final int SLEEP_ENTRIES = 2;

    /** A look at a word takes a fraction of the time that the clock takes, and the signal may be as near. */
    private static final int LOOKS_FOR_EACH_TIME = 32;

    private final MemorySegment memory;
    private final int owner;
    private final long wakeAddress;
    private @Nullable MemorySegment sleepEntries;
    private final SpinWait spin = new SpinWait(LOOKS_FOR_EACH_TIME);
    private final QueueSpin mutexSpin = new QueueSpin();
    private int remembered = NOT_REGISTERED;
    private boolean repairWaits;
    private int previousValue;
    private int wakesBefore;
    private boolean alertable;
    /** Where the thread sleeps, or slept last: to take that back after each sleep would cost more than a wake that nobody needs. */
    private volatile @Nullable Header sleptOn;

    private Seat(MemorySegment memory, int owner) {
        this.memory = memory;
        this.owner = owner;
        this.wakeAddress = memory.address() + SeatLayout.WAKE;
    }

    /**
     * The seat of a thread.
     *
     * @param board the process's board
     * @param threadSlot the thread's number in its process, from 1
     * @param owner how a mutex knows the thread
     */
    public static Seat at(MemorySegment board, int threadSlot, int owner) {
        return new Seat(board.asSlice(threadSlot * SeatLayout.BYTES, SeatLayout.BYTES), owner);
    }

    /** How a mutex knows the thread. */
    public int owner() {
        return owner;
    }

    /** How long the thread looks before it sleeps for an event, a semaphore or several objects. */
    public SpinWait spin() {
        return spin;
    }

    /** How long the thread looks before it sleeps for one object. */
    Spin spin(Waitable type) {
        return type instanceof Mutex ? mutexSpin : spin;
    }

    /** What the thread has noted: the broker reads it after the process's death, and while it repairs. */
    public long note() {
        return (long) SeatLayout.LONGS.getVolatile(memory, SeatLayout.NOTE);
    }

    /** Notes the object before the thread registers with it or wakes somebody of it. */
    void write(Header header) {
        // the word is changed by a compare-and-set right after, which orders this before it
        SeatLayout.LONGS.setRelease(memory, SeatLayout.NOTE, header.reference());
    }

    /**
     * Takes the note back after the thread has left the object. If the broker has begun to repair the object meanwhile, it may have
     * seen the note, and {@linkplain #repairWaits waits} for word of its end.
     */
    void erase(Header header) {
        // both are volatile, so the look at the word does not come before the note is gone
        SeatLayout.LONGS.setVolatile(memory, SeatLayout.NOTE, NO_NOTE);
        if (WaitWord.isMediated(header.word())) {
            repairWaits = true;
        }
    }

    /** Takes the note of a thread back that waits for this answer; for the broker. */
    public void eraseNote() {
        SeatLayout.LONGS.setVolatile(memory, SeatLayout.NOTE, NO_NOTE);
    }

    /** Whether the broker has to be told that the thread has left an object; asked once after each call. */
    public boolean repairWaits() {
        boolean waits = repairWaits;
        repairWaits = false;
        return waits;
    }

    /** What {@code issued} was when the thread registered with the object that the broker has taken over. */
    public int remembered() {
        return remembered;
    }

    /** The state of the object before the thread's last signal. */
    public int previousValue() {
        return previousValue;
    }

    void signalled(int stateBefore) {
        previousValue = stateBefore;
    }

    void remember(int issued) {
        remembered = issued;
    }

    /**
     * Ends the thread's sleep, or the next one if it does not sleep: from any thread of the process. From the broker it ends a sleep for
     * what the broker does, or one that is {@linkplain #setAlertable alertable}.
     */
    public void wakeUp() {
        SeatLayout.INTS.getAndAdd(memory, SeatLayout.WAKE, 1);
        Futex.wake(wakeAddress, 1);
        Header header = sleptOn;
        if (header != null) {
            // nobody knows which of the sleepers there the thread is
            header.wake(Futex.WAKE_ALL);
        }
    }

    /**
     * From here on {@link #wakeUp} may end the sleep that the thread is about to begin by {@link FastPath#await} or {@link FastPath#resume}.
     */
    public void prepareSleep() {
        wakesBefore = wakes();
    }

    /** Whether the thread has been woken since, and that ends its sleep. */
    boolean isWoken(SleepLimit limit) {
        int now = wakes();
        if (now == wakesBefore) {
            return false;
        }
        // read before the reason: whatever comes after this look wakes once more
        wakesBefore = now;
        return limit.ended().getAsBoolean();
    }

    /** How often the thread has been woken so; for {@link #sleep}. */
    public int wakes() {
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.WAKE);
    }

    /** Tells the thread how a wait at the broker ended, without ending its sleep; for the broker. */
    public void complete(int waitId, int outcome) {
        SeatLayout.INTS.set(memory, SeatLayout.OUTCOME, outcome);
        SeatLayout.INTS.setVolatile(memory, SeatLayout.WAIT_ID, waitId);
    }

    /** Whether the wait has ended at the broker. */
    public boolean isComplete(int waitId) {
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.WAIT_ID) == waitId;
    }

    /** The last wait that has ended so, be it of a thread that had the seat before; 0 for none. */
    public int completedWaitId() {
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.WAIT_ID);
    }

    /** How the wait ended that {@link #isComplete}. */
    public int outcome() {
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.OUTCOME);
    }

    /** How many calls of timers are queued to the thread at the broker. */
    public int calls() {
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.CALLS);
    }

    /** Tells the thread how many calls are queued to it; whether it sleeps so that a call ends its sleep. For the broker. */
    public boolean tellCalls(int count) {
        SeatLayout.INTS.setVolatile(memory, SeatLayout.CALLS, count);
        return (int) SeatLayout.INTS.getVolatile(memory, SeatLayout.ALERTABLE) != 0;
    }

    /** From here on, or no longer, the thread's sleep ends when a call is queued to it; it looks at {@link #calls} afterwards. */
    public void setAlertable(boolean alertable) {
        this.alertable = alertable;
        SeatLayout.INTS.setVolatile(memory, SeatLayout.ALERTABLE, alertable ? 1 : 0);
    }

    /** Sleeps until {@link #wakeUp} has been called since {@code wakes} was read, or the deadline. */
    public void sleep(int wakes, long deadlineNanos) {
        Futex.waitUntil(wakeAddress, wakes, deadlineNanos);
    }

    /** Sleeps until it is woken, or until the header's sequence is no longer {@code sequence}. */
    void sleep(Header header, int sequence, long deadlineNanos) {
        if (alertable) {
            sleepOnBoth(header, sequence, deadlineNanos);
        } else {
            sleepOnHeader(header, sequence, deadlineNanos);
        }
    }

    /** The broker wakes the seat and knows no header to wake. */
    private void sleepOnBoth(Header header, int sequence, long deadlineNanos) {
        MemorySegment entries = sleepEntries;
        if (entries == null) {
            entries = Arena.ofAuto().allocate(Futex.WAITV_ENTRY.byteSize() * SLEEP_ENTRIES, Long.BYTES);
            sleepEntries = entries;
        }
        Futex.setWaiter(entries, 0, header.sequenceAddress(), sequence);
        Futex.setWaiter(entries, 1, wakeAddress, wakesBefore);
        Futex.waitAny(entries, SLEEP_ENTRIES, deadlineNanos);
    }

    /** One word costs the kernel a good deal less than two. */
    private void sleepOnHeader(Header header, int sequence, long deadlineNanos) {
        if (sleptOn != header) {
            sleptOn = header;
        }
        // whoever wakes the seat after this look finds the header, and makes the sequence another
        if (wakes() == wakesBefore) {
            Futex.waitUntil(header.sequenceAddress(), sequence, deadlineNanos);
        }
    }
}
