package org.basenamed.broker.waiting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.basenamed.dispatcher.Header;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.quota.Account;
import org.basenamed.model.waitable.MediatedObject;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.model.waitable.PendingWait;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.Transition;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;
import org.basenamed.model.waitable.WordCell;
import org.jspecify.annotations.Nullable;

/*
 * An object is mediated as long as somebody waits for it here, or it is being repaired. While it is, its word has the mediated bit, so
 * everybody comes here with whatever they want of it.
 *
 * Repair. A process that died may have been registered with an object, or have had a grant, or have been about to wake somebody. The
 * objects are those on its board. Each is mediated, and everybody who sleeps on it is woken. The living come here one by one, or leave
 * and say so; when no board of a living process has a note of the object any more, what is left of registrations and grants belonged to
 * the dead. A thread takes its note back before it looks at the mediated bit, and the broker sets that bit before it looks at the notes:
 * one of the two sees the other.
 */
/** Waits that need one authority: for several objects at once, and for objects whose word does not suffice. */
public final class Mediation implements AutoCloseable {
    private final HeaderStore headers = new HeaderStore();
    private final Map<Integer, Board> boards = new HashMap<>();
    private final WordWatch marks = new WordWatch();
    /** Waits that were satisfied by what is being done now; their other objects may not need mediation any more. */
    private final ArrayDeque<PendingWait> ended = new ArrayDeque<>();

    public Mediation() {}

    /** A board for a process that has just come. */
    public Board join(int processSlot, Account account) {
        Board board = Board.allocate(processSlot, account);
        boards.put(processSlot, board);
        board.watch(marks);
        return board;
    }

    /**
     * An object with a fresh header.
     *
     * @param payer who pays for the header, and for the memory that it lies in if that is new
     * @throws LinuxException if there is no memory, or none that {@code payer} may have ({@code EDQUOT})
     */
    public long create(Waitable type, long word, HeaderDomain domain, Account payer) {
        Header header = headers.take(domain, payer);
        header.initialise(word, 0);
        // the arena's, which all of its objects share: a hundred thousand copies of one descriptor would be most of an
        // object
        HeaderDomain shared = headers.arena(Reference.arena(header.reference())).domain();
        WaitableObject object = new WaitableObject(header, type, shared);
        headers.add(object);
        return object.reference();
    }

    /** The object's last handle has been closed. */
    public void end(long reference) {
        headers.ended(object(reference));
    }

    /** Whether processes may still be given the header. */
    public boolean isShared(long reference) {
        return !object(reference).isSecluding();
    }

    /** Others may touch the object from here on than those who may touch its header, if the domain has changed. */
    public void moved(long reference, HeaderDomain domain) {
        WaitableObject object = object(reference);
        if (!object.domain().equals(domain) && !object.isSecluding()) {
            object.beginSeclusion();
        }
    }

    /** The state, to be looked at. */
    public WordCell state(long reference) {
        return object(reference).state();
    }

    /** A process got a handle to the object; answers the arena if the process has still to be given it. */
    public Optional<Fd> hand(long reference, Board board) {
        object(reference).addUsers(1);
        return board.gainHeader(reference)
                ? Optional.of(headers.arena(Reference.arena(reference)).memory())
                : Optional.empty();
    }

    /** A process cannot touch the header any more by one of its handles. */
    public void release(long reference, Board board) {
        if (board.loseHeader(reference)) {
            headers.unused(reference, 1);
        }
    }

    WaitableObject object(long reference) {
        WaitableObject object = headers.find(reference);
        if (object == null) {
            throw new IllegalStateException("no object " + reference);
        }
        return object;
    }

    /** SYN-66: whether a thread that waits would come to a mutex of its own which it cannot acquire once more. */
    public boolean isOverLimit(Board board, WaitWish wish, List<Long> references) {
        int owner = board.owner(wish.threadSlot());
        for (int i = 0; i < references.size(); i++) {
            if (isFull(object(references.get(i)), owner)) {
                return wish.all()
                        || references.subList(0, i).stream().map(this::object).noneMatch(earlier -> earlier.type()
                                .signalled(earlier.state().word(), owner));
            }
        }
        return false;
    }

    private static boolean isFull(WaitableObject object, int owner) {
        if (!(object.type() instanceof Mutex)) {
            return false;
        }
        WordCell state = object.state();
        return WaitWord.value(state.word()) == owner && state.recursion() == Mutex.MAX_RECURSION;
    }

    /** Begins a thread's wait; its outcome, or {@link WaitOutcome#PENDING}. */
    public int begin(Board board, WaitWish wish, List<Long> references) {
        List<WaitableObject> objects = references.stream().map(this::object).toList();
        objects.forEach(WaitableObject::mediate);
        PendingWait wait = new PendingWait(
                objects.stream().map(WaitableObject::mediated).toList(), wish.all(), waiter(board, wish, references));
        int outcome = wish.remembered() < 0
                ? MediatedObject.begin(wait)
                : objects.getFirst().mediated().takeOver(wait, wish.remembered());
        board.seat(wish.threadSlot()).eraseNote();
        if (outcome == WaitOutcome.PENDING) {
            board.began(wait);
        }
        objects.forEach(this::settle);
        return outcome;
    }

    private static PendingWait.Waiter waiter(Board board, WaitWish wish, List<Long> references) {
        // who touches a header by one of its handles does so by all of them, as long as the object is not secluded
        boolean sleepsAtWord = !wish.isParked() && board.holdsHeader(references.getFirst());
        return new PendingWait.Waiter(board.owner(wish.threadSlot()), wish.waitId(), sleepsAtWord);
    }

    /** Ends a thread's wait; how it had ended already, or {@link WaitOutcome#TIMED_OUT}. */
    public int cancel(Board board, int threadSlot, int waitId) {
        PendingWait wait = board.waitOf(threadSlot);
        if (wait == null || wait.waitId() != waitId) {
            return board.seat(threadSlot).isComplete(waitId)
                    ? board.seat(threadSlot).outcome()
                    : WaitOutcome.TIMED_OUT;
        }
        drop(board, wait);
        return WaitOutcome.TIMED_OUT;
    }

    private void drop(Board board, PendingWait wait) {
        MediatedObject.cancel(wait);
        board.ended(wait);
        settleAll(wait);
    }

    /** Changes an object; the word before, or the refusal ({@link Transition}). */
    public long signal(long reference, Signal signal, int argument) {
        WaitableObject object = object(reference);
        object.mediate();
        long before = object.mediated().signal(signal, argument, this::satisfied);
        settle(object);
        return before;
    }

    /** Sets or resets a timer on the broker's own account: by its word if that suffices, so that its sleepers need not come here. */
    public void change(long reference, Signal signal) {
        if (!object(reference).signalByWord(signal)) {
            signal(reference, signal, 0);
        }
    }

    private void satisfied(PendingWait wait, int outcome) {
        ended.add(wait);
        tell(wait, outcome);
    }

    private void tell(PendingWait wait, int outcome) {
        Board board = board(wait);
        if (board != null) {
            board.ended(wait);
            board.complete(wait, outcome);
        }
    }

    private @Nullable Board board(PendingWait wait) {
        return boards.get(OwnerId.processSlot(wait.owner()));
    }

    private void settleAll(PendingWait wait) {
        for (MediatedObject object : wait.objects()) {
            left(object.reference());
        }
    }

    /** A thread has left an object, perhaps the last one that a repair waited for. */
    public void left(long reference) {
        WaitableObject object = headers.find(reference);
        if (object != null) {
            settle(object);
        }
    }

    /** Settles the object, and those that waits waited for which that has ended: thousands of them, so that they must not nest. */
    private void settle(WaitableObject object) {
        settleAlone(object);
        while (!ended.isEmpty()) {
            for (MediatedObject waitedFor : ended.removeFirst().objects()) {
                WaitableObject other = headers.find(waitedFor.reference());
                if (other != null) {
                    settleAlone(other);
                }
            }
        }
    }

    private void settleAlone(WaitableObject object) {
        if (object.isRepairing() && boards.values().stream().noneMatch(board -> board.hasNoted(object.reference()))) {
            object.mediated().buryTheDead(this::satisfied);
            object.endRepair();
        }
        if (object.isReturnable()) {
            returnToWord(object);
        } else if (WaitWord.isMediated(object.header().word())) {
            object.settle();
        }
        headers.reclaimIfUnused(object);
    }

    /**
     * Leaves an object to its word again although threads wait for it: they are registered there, and sleep there from here on. Their notes
     * are written before the word, as they would themselves, so that the death of one is repaired like any other's.
     */
    private void returnToWord(WaitableObject object) {
        List<PendingWait> waits = object.mediated().waits();
        List<Board> all =
                waits.stream().map(this::board).filter(Objects::nonNull).toList();
        if (all.size() < waits.size()) {
            // a process is just leaving, whose waits are about to be dropped
            return;
        }
        for (int i = 0; i < waits.size(); i++) {
            all.get(i).writeNote(OwnerId.threadSlot(waits.get(i).owner()), object.reference());
        }
        object.mediated().returnAll();
        object.settle();
        waits.forEach(wait -> tell(wait, WaitOutcome.REGISTERED));
    }

    /** Abandons every mutex of one thread. */
    public void endThread(Board board, int threadSlot) {
        int owner = OwnerId.of(board.processSlot(), threadSlot);
        abandonWhere(word -> WaitWord.value(word) == owner);
    }

    /** Abandons every mutex of the thread with that number in the kernel, which has ended. */
    public void endThreadOf(Board board, int threadNumber) {
        // the seat is looked at after the word: whoever has it then had it when the word was read, or nobody else can
        // have owned the mutex
        abandonWhere(word -> isOf(board, word) && board.threadNumberAt(WaitWord.value(word)) == threadNumber);
    }

    /** Can be read when {@link #endMarked} has something to do. */
    public Fd marks() {
        return marks.descriptor();
    }

    /** Abandons the mutexes of threads of which the kernel says that they have ended, long before their process has, perhaps. */
    public void endMarked() {
        marks.begin();
        List.copyOf(boards.values()).stream().filter(Board::isMarkChanged).forEach(this::endMarked);
        marks.end();
    }

    /** What is watched next is chosen before the mutexes are looked at: a thread that ends afterwards is told of. */
    private void endMarked(Board board) {
        int owner = 0;
        do {
            if (!board.watchNext(marks)) {
                return;
            }
            owner = abandonOfEnded(board);
        } while (owner != 0 && !board.watchInstead(marks, OwnerId.threadSlot(owner)));
    }

    /** Abandons the mutexes of threads that are marked; one that owns a mutex and will be, or 0. */
    private int abandonOfEnded(Board board) {
        List<Long> references = new ArrayList<>();
        board.forEachHeader((reference, handles) -> references.add(reference));
        int living = 0;
        for (long reference : references) {
            WaitableObject object = headers.find(reference);
            if (object == null || !(object.type() instanceof Mutex)) {
                continue;
            }
            long word = object.state().word();
            if (!isOf(board, word)) {
                continue;
            }
            int owner = WaitWord.value(word);
            // the mark is looked at after the word, for the reason that endThreadOf tells
            if (board.hasEnded(owner)) {
                abandon(object, owner);
            } else if (living == 0 && board.holdsMark(owner)) {
                living = owner;
            }
        }
        return living;
    }

    private static boolean isOf(Board board, long word) {
        int owner = WaitWord.value(word);
        return owner != Mutex.HANDED_OVER && OwnerId.processSlot(owner) == board.processSlot();
    }

    /** Does everything that is due when a process has died. */
    public void leave(Board board) {
        boards.remove(board.processSlot());
        board.unwatch(marks);
        for (PendingWait wait : List.copyOf(waitsOf(board))) {
            drop(board, wait);
        }
        abandonWhere(word -> isOf(board, word));
        for (long reference : board.notes()) {
            repair(reference);
        }
        board.forEachHeader(headers::unused);
        board.close();
    }

    private static List<PendingWait> waitsOf(Board board) {
        List<PendingWait> waits = new ArrayList<>();
        board.waits().forEach(waits::add);
        return waits;
    }

    private void repair(long reference) {
        WaitableObject object = headers.find(reference);
        if (object != null) {
            object.beginRepair();
            settle(object);
        }
    }

    private void abandonWhere(LongPredicate owned) {
        for (WaitableObject object : headers.all()) {
            long word = object.state().word();
            if (object.type() instanceof Mutex && owned.test(word)) {
                abandon(object, WaitWord.value(word));
            }
        }
    }

    private void abandon(WaitableObject object, int owner) {
        if (!object.abandonByWord(owner)) {
            object.mediate();
            object.mediated().abandon(this::satisfied);
            settle(object);
        }
    }

    /** Watches nothing any more; all processes have gone. */
    @Override
    public void close() {
        marks.close();
    }
}
