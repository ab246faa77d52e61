package org.basenamed.model.waitable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A waitable object whose word the broker alone may change, and the threads that wait for it.
 *
 * <p>Threads that had registered in the word before the broker took over come to it one by one and wait here from then on. A signal that
 * is owed to one of them before it has come is kept for it: any of them may have it, as all of them were there before the signal. They
 * stand before the threads of the queue, which came later.
 */
public final class MediatedObject {
    /** More are near what the word can hold, and would be back soon. */
    private static final int MAX_RETURNED = WaitWord.MAX_WAITERS / 2;

    private final long reference;
    private final Waitable type;
    private final WordCell cell;
    /** Made when somebody waits, and dropped when nobody does: most objects never have one. */
    private Set<PendingWait> queue = Set.of();

    private int keptGrants;
    /** Signals since somebody began to wait who can only wait here. */
    private int signals;
    /** How many wait here who can only wait here. */
    private int bound;
    /**
     * If there are grants from before the value was decided (see {@link WaitWord}): who waited already then. They alone may
     * have such a grant when it is given back. Null if there are none.
     */
    private @Nullable Set<PendingWait> heirs;

    /**
     * @param reference how its owner knows it again
     */
    public MediatedObject(long reference, Waitable type, WordCell cell) {
        this.reference = reference;
        this.type = type;
        this.cell = cell;
    }

    /** How its owner knows it again. */
    public long reference() {
        return reference;
    }

    public Waitable type() {
        return type;
    }

    public WordCell cell() {
        return cell;
    }

    /** Whether the object can be left to its word again: nobody waits at the broker, and nothing is kept. */
    public boolean isIdle() {
        long word = cell.word();
        boolean canIssue = WaitWord.waiters(word) == 0 || WaitWord.issued(word) < WaitWord.MAX_ISSUED;
        return queue.isEmpty() && keptGrants == 0 && heirs == null && canIssue;
    }

    /**
     * Whether all who wait here are better off at the word. Nothing keeps them here, and there have been as many signals as they are, each
     * with two requests that there would cost none; so whoever makes objects be mediated again and again does not make their sleepers go
     * to and fro each time.
     */
    public boolean isReturnable() {
        return !queue.isEmpty()
                && bound == 0
                && signals >= queue.size()
                && queue.size() <= MAX_RETURNED
                && keptGrants == 0
                && heirs == null
                && WaitWord.waiters(cell.word()) == 0;
    }

    /** Who waits here, in the order in which they came. */
    public List<PendingWait> waits() {
        return List.copyOf(queue);
    }

    /** Registers all who wait here in the word, and forgets them. They have to be told: {@link WaitOutcome#REGISTERED}. */
    public void returnAll() {
        cell.setWord(WaitWord.registerFirst(cell.word(), queue.size()));
        queue = Set.of();
        signals = 0;
    }

    boolean signalled(int owner) {
        return type.signalled(cell.word(), owner);
    }

    /** Satisfies a wait of {@code owner}; answers whether it met an abandoned mutex. */
    boolean take(int owner) {
        long word = cell.word();
        if (type instanceof Mutex && WaitWord.value(word) == owner) {
            cell.setRecursion(cell.recursion() + 1);
            return false;
        }
        cell.setWord(type.satisfied(word, owner));
        return WaitWord.isAbandoned(word);
    }

    /**
     * Begins a wait.
     *
     * @return how it ended at once, or {@link WaitOutcome#PENDING}: it will be told by {@code satisfied} of a later signal
     */
    public static int begin(PendingWait wait) {
        int outcome = wait.trySatisfy();
        if (outcome == WaitOutcome.PENDING) {
            wait.objects().forEach(object -> object.enqueue(wait));
        }
        return outcome;
    }

    /** Takes a thread over that had registered in the word when {@code issued} was {@code remembered}. As {@link #begin}. */
    public int takeOver(PendingWait wait, int remembered) {
        long word = cell.word();
        if (WaitWord.mayTakeGrant(word, remembered)) {
            cell.setWord(type.grantTaken(word, wait.owner()));
            forgetHeirsIfAllTaken();
            return WaitWord.isAbandoned(word) ? WaitOutcome.ABANDONED : WaitOutcome.SIGNALLED;
        }
        if (WaitWord.waiters(word) == 0) {
            // it says so, but nobody is registered
            return begin(wait);
        }
        cell.setWord(WaitWord.leave(word));
        if (keptGrants == 0) {
            if (heirs != null) {
                heirs.add(wait);
            }
            return begin(wait);
        }
        keptGrants--;
        forgetHeirsIfAllTaken();
        long kept = cell.word();
        if (type instanceof Mutex) {
            cell.setWord(type.satisfied(kept, wait.owner()));
        }
        return WaitWord.isAbandoned(kept) ? WaitOutcome.ABANDONED : WaitOutcome.SIGNALLED;
    }

    private void forgetHeirsIfAllTaken() {
        if (!hasGrants()) {
            heirs = null;
        }
    }

    /** Whether there is something that a thread is to have which has not come yet. */
    private boolean hasGrants() {
        return WaitWord.outstanding(cell.word()) + keptGrants > 0;
    }

    /** Ends a wait that has not been satisfied. */
    public static void cancel(PendingWait wait) {
        wait.objects().forEach(object -> object.dequeue(wait));
    }

    private void enqueue(PendingWait wait) {
        if (queue.isEmpty()) {
            queue = new LinkedHashSet<>();
        }
        queue.add(wait);
        if (!wait.mayReturn()) {
            bound++;
            signals = 0;
        }
    }

    private void dequeue(PendingWait wait) {
        if (!queue.isEmpty() && queue.remove(wait) && !wait.mayReturn()) {
            bound--;
        }
        if (queue.isEmpty()) {
            queue = Set.of();
        }
        if (heirs != null) {
            heirs.remove(wait);
        }
    }

    /** Threads registered in the word that have not come yet and for which no signal is kept or granted. */
    private int owed() {
        return WaitWord.owed(cell.word()) - keptGrants;
    }

    /**
     * Signals the object.
     *
     * @param satisfied is told of every wait that this satisfies, with its outcome
     * @return the word before, or the refusal ({@link Transition})
     */
    public long signal(Signal signal, int argument, ObjIntConsumer<PendingWait> satisfied) {
        long before = cell.word();
        if (signal == Signal.RELEASE_MUTEX && WaitWord.value(before) == argument && cell.recursion() > 0) {
            // an owner that cannot touch the header counts here
            cell.setRecursion(cell.recursion() - 1);
            return before;
        }
        // what the word owes to threads on their way is kept here: the transition sees a word without them
        long alone = signal.apply(type, WaitWord.withoutWaiters(before), argument);
        if (!Transition.isWord(alone)) {
            return alone;
        }
        // more than can be returned at all need not be counted
        signals = Math.min(signals + 1, MAX_RETURNED);
        if (signal == Signal.PULSE) {
            give(Signal.SET.apply(type, WaitWord.withoutWaiters(before), argument), satisfied);
            cell.setWord(
                    type instanceof ManualResetEvent
                            ? ManualResetEvent.reset(cell.word())
                            : WaitWord.withValue(cell.word(), 0));
        } else {
            give(alone, satisfied);
        }
        boolean decided = signal != Signal.SET || WaitWord.value(cell.word()) == 1;
        if (decided && type instanceof AutoResetEvent && hasGrants()) {
            heirs = new LinkedHashSet<>(queue);
        }
        return before;
    }

    /** The owner of the mutex has died (SYN-20 to SYN-23). */
    public void abandon(ObjIntConsumer<PendingWait> satisfied) {
        cell.setRecursion(0);
        give(Mutex.abandon(WaitWord.withoutWaiters(cell.word())), satisfied);
    }

    /** Takes the word that a signal would lead to if nobody waited, and gives what it offers to those who do. */
    private void give(long alone, ObjIntConsumer<PendingWait> satisfied) {
        long trace = cell.word() & WaitWord.TRACE;
        cell.setWord(alone | trace);
        keepForThoseOnTheirWay();
        serve(queue, satisfied);
    }

    private void keepForThoseOnTheirWay() {
        while (owed() > 0 && type.signalled(cell.word(), Mutex.HANDED_OVER)) {
            if (type instanceof ManualResetEvent) {
                keptGrants += owed();
                return;
            }
            keptGrants++;
            long abandoned = cell.word() & WaitWord.ABANDONED;
            cell.setWord(type.satisfied(cell.word(), Mutex.HANDED_OVER) | abandoned);
            if (type instanceof Mutex) {
                return;
            }
        }
    }

    private static void serve(Set<PendingWait> waits, ObjIntConsumer<PendingWait> satisfied) {
        for (PendingWait wait : List.copyOf(waits)) {
            int outcome = wait.trySatisfy();
            if (outcome != WaitOutcome.PENDING) {
                cancel(wait);
                satisfied.accept(wait, outcome);
            }
        }
    }

    private void setValue(int value) {
        cell.setWord(WaitWord.withValue(cell.word(), value));
    }

    /** All living threads have come: what is left of registrations and grants belonged to the dead (see {@link Waitable}). */
    public void buryTheDead(ObjIntConsumer<PendingWait> satisfied) {
        long word = cell.word();
        int left = keptGrants + (WaitWord.isStale(word) ? 0 : WaitWord.outstanding(word));
        Set<PendingWait> only = heirs;
        keptGrants = 0;
        heirs = null;
        cell.setWord(WaitWord.withoutWaiters(word));
        for (int i = 0; i < left; i++) {
            if (only == null) {
                give(type.grantReturned(cell.word()), satisfied);
            } else {
                giveToOneOf(only, satisfied);
            }
        }
    }

    /** Gives one signal of before the value was decided to one of those who waited then, or to nobody: the value stays as it is. */
    private void giveToOneOf(Set<PendingWait> waits, ObjIntConsumer<PendingWait> satisfied) {
        waits.retainAll(queue);
        if (WaitWord.value(cell.word()) == 0) {
            setValue(1);
            serve(waits, satisfied);
            setValue(0);
        }
    }
}
