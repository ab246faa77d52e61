package org.basenamed.broker.waiting;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.basenamed.dispatcher.Notice;
import org.basenamed.dispatcher.Seat;
import org.basenamed.dispatcher.SeatLayout;
import org.basenamed.linux.Fd;
import org.basenamed.linux.RobustMark;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.model.waitable.PendingWait;
import org.jspecify.annotations.Nullable;

/**
 * One process's board and what the broker does for its threads. The process writes the board as it likes: nothing on it is believed
 * beyond what it may do to objects anyway.
 */
public final class Board implements AutoCloseable {
    /** Seats, and with them threads of one process that wait at the same time. */
    public static final int CAPACITY = OwnerId.MAX_THREAD_SLOT + 1;

    /** How many ends of threads are looked at early, of one process: looking costs the broker time that nobody has asked for. */
    private static final int MAX_LOOKS = 1000;

    private final int processSlot;
    private final Account account;
    private final SharedMemory memory;
    private final MemorySegment segment;
    private final Map<Integer, PendingWait> waits = new HashMap<>();
    private final Map<Integer, Handed> arenas = new HashMap<>();
    private WordWatch.@Nullable Watched watched;
    private int looks;

    /** With how many of its handles the process can touch each header of an arena, and any of them. */
    private static final class Handed {
        private static final int FEW = 8;

        private int[] counts = new int[FEW];
        private int all;
    }

    private Board(int processSlot, Account account, SharedMemory memory) {
        this.processSlot = processSlot;
        this.account = account;
        this.memory = memory;
        this.segment = memory.segment();
    }

    static Board allocate(int processSlot, Account account) {
        return new Board(processSlot, account, SharedMemory.allocate("basenamed-board", CAPACITY * SeatLayout.BYTES));
    }

    /** The descriptor that the process maps it by. */
    public Fd memory() {
        return memory.descriptor();
    }

    public int processSlot() {
        return processSlot;
    }

    /** How a mutex knows the thread. */
    public int owner(int threadSlot) {
        return OwnerId.of(processSlot, threadSlot);
    }

    /** Whether the broker carries out a wait of the thread now. */
    public boolean isWaiting(int threadSlot) {
        return waits.containsKey(threadSlot);
    }

    Seat seat(int threadSlot) {
        return Seat.at(segment, threadSlot, owner(threadSlot));
    }

    /** Tells a thread how its wait ended, and wakes it, or whoever wakes it: see {@link org.basenamed.protocol.message.WaitRequest}. */
    void complete(PendingWait wait, int outcome) {
        int threadSlot = OwnerId.threadSlot(wait.owner());
        seat(threadSlot).complete(wait.waitId(), outcome);
        seat(wait.waitId() < 0 ? 0 : threadSlot).wakeUp();
    }

    /** Tells a thread how many calls of timers are queued to it, and ends its sleep if it lets calls do that. */
    public void tellCalls(int threadSlot, int count) {
        if (seat(threadSlot).tellCalls(count) && count > 0) {
            seat(threadSlot).wakeUp();
            // for a thread that is parked in Java
            seat(0).wakeUp();
        }
    }

    /** Has the process ask which of its handles others have closed. */
    public void tellOfHandleTakenAway() {
        Notice.of(segment).raise();
    }

    /** The kernel's number of the thread that a mutex knows as {@code owner}, as the process says; 0 if it has none. */
    int threadNumberAt(int owner) {
        return SeatLayout.threadNumberAt(segment, OwnerId.threadSlot(owner));
    }

    /** Whether the thread that a mutex knows as {@code owner} has made its last step, as far as the kernel marks that. */
    boolean hasEnded(int owner) {
        return RobustMark.hasEnded(RobustMark.read(SeatLayout.mark(segment, OwnerId.threadSlot(owner))));
    }

    /** From here on its marks are watched. */
    void watch(WordWatch words) {
        watched = words.add(SeatLayout.marksHeld(segment), 0);
    }

    /** Whether a thread has ended, or has come to hold a mark where none did, since {@link #watchNext}. */
    boolean isMarkChanged() {
        return watched != null && watched.isChanged();
    }

    /** Whether the kernel will mark the end of the thread that a mutex knows as {@code owner}. */
    boolean holdsMark(int owner) {
        return RobustMark.isHeld(RobustMark.read(SeatLayout.mark(segment, OwnerId.threadSlot(owner))));
    }

    /** Watches the mark of one thread that has not ended: when the process ends, all of them do. False if it has been watched enough. */
    boolean watchNext(WordWatch words) {
        WordWatch.Watched watch = watched;
        if (watch == null || ++looks > MAX_LOOKS) {
            unwatch(words);
            return false;
        }
        MemorySegment held = SeatLayout.marksHeld(segment);
        words.expect(watch, held, RobustMark.read(held));
        int highest = SeatLayout.highestSlot(segment);
        for (int slot = 1; slot <= highest; slot++) {
            if (watchInstead(words, slot)) {
                return true;
            }
        }
        return true;
    }

    /** Watches that thread's mark in place of another one's, unless it has ended. */
    boolean watchInstead(WordWatch words, int threadSlot) {
        MemorySegment mark = SeatLayout.mark(segment, threadSlot);
        int word = RobustMark.read(mark);
        if (watched == null || !RobustMark.isHeld(word)) {
            return false;
        }
        words.expect(watched, mark, word);
        return true;
    }

    /** Its marks are watched no longer. */
    void unwatch(WordWatch words) {
        if (watched != null) {
            words.remove(watched);
            watched = null;
        }
    }

    /** The objects that its threads have noted; a note of what the process cannot touch is a lie, and not looked at. */
    Set<Long> notes() {
        Set<Long> notes = new HashSet<>();
        int highest = SeatLayout.highestSlot(segment);
        for (int slot = 1; slot <= highest; slot++) {
            long note = SeatLayout.noteAt(segment, slot);
            if (holdsHeader(note)) {
                notes.add(note);
            }
        }
        return notes;
    }

    /** The object that the thread is registered with, as the process says; 0 if with none, or with one that it cannot touch. */
    public long noteOf(int threadSlot) {
        long note = SeatLayout.noteAt(segment, threadSlot);
        return holdsHeader(note) ? note : 0;
    }

    /** Notes an object for a thread that will be told that it is registered there. */
    void writeNote(int threadSlot, long reference) {
        SeatLayout.writeNote(segment, threadSlot, reference);
    }

    boolean hasNoted(long reference) {
        if (!holdsHeader(reference)) {
            return false;
        }
        int highest = SeatLayout.highestSlot(segment);
        for (int slot = 1; slot <= highest; slot++) {
            if (SeatLayout.noteAt(segment, slot) == reference) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    PendingWait waitOf(int threadSlot) {
        return waits.get(threadSlot);
    }

    void began(PendingWait wait) {
        waits.put(OwnerId.threadSlot(wait.owner()), wait);
        account.add(Resource.WAITS, 1);
    }

    void ended(PendingWait wait) {
        if (waits.remove(OwnerId.threadSlot(wait.owner())) != null) {
            account.give(Resource.WAITS, 1);
        }
    }

    Iterable<PendingWait> waits() {
        return waits.values();
    }

    /** Tells which headers its handles lead to, with how many handles each. */
    void forEachHeader(ObjIntConsumer<Long> told) {
        arenas.forEach((arena, handed) -> {
            for (int index = 0; index < handed.counts.length; index++) {
                if (handed.counts[index] > 0) {
                    told.accept(Reference.of(arena, index), handed.counts[index]);
                }
            }
        });
    }

    /** Whether the process has been given the header, and has not given it back. */
    public boolean holdsHeader(long reference) {
        Handed handed = arenas.get(Reference.arena(reference));
        int index = Reference.index(reference);
        return handed != null && index >= 0 && index < handed.counts.length && handed.counts[index] > 0;
    }

    /** One more handle leads to the header; whether the process has to be given its arena, as no other leads there. */
    boolean gainHeader(long reference) {
        Handed handed = arenas.computeIfAbsent(Reference.arena(reference), arena -> new Handed());
        int index = Reference.index(reference);
        if (index >= handed.counts.length) {
            handed.counts = Arrays.copyOf(handed.counts, 2 * Integer.highestOneBit(index));
        }
        handed.counts[index]++;
        handed.all++;
        return handed.all == 1;
    }

    /** One handle less leads to the header; false if there was none. */
    boolean loseHeader(long reference) {
        Handed handed = arenas.get(Reference.arena(reference));
        if (handed == null || !holdsHeader(reference)) {
            return false;
        }
        handed.counts[Reference.index(reference)]--;
        handed.all--;
        if (handed.all == 0) {
            arenas.remove(Reference.arena(reference));
        }
        return true;
    }

    @Override
    public void close() {
        memory.close();
    }
}
