package org.basenamed.dispatcher;

import org.basenamed.linux.Futex;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.Spin;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.Transition;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;

/*
 * The order of steps is what keeps a signal from being lost, wherever a thread is stopped or killed.
 *
 * A sleeper: note the object on the board; register in the word; then, until satisfied: read the sequence, read the word, and
 * sleep only if the sequence is still the one read. A signaller changes the word first and the sequence second, so a sleeper that
 * has read the old word cannot sleep through the change.
 *
 * A signaller that issues a grant: note the object; change the word; bump the sequence and wake; erase the note. If it dies in
 * between, the broker finds the note and wakes everybody.
 *
 * A wake can reach a thread that may not take the grant, because it registered later. It passes the wake on before it sleeps again
 * or leaves: the one for whom the grant is may be asleep.
 *
 * Nothing here makes a system call unless a thread has to sleep, is being woken, or has to be, and nothing allocates.
 */
/** Waiting for one object, and signalling it, by its word alone. What a word cannot do is left to the broker. */
public final class FastPath {
    /** As a deadline: never. */
    public static final long NEVER = Futex.NO_TIMEOUT;
    /** As a deadline: the object's state is looked at, and nothing is waited for. */
    public static final long AT_ONCE = 0;

    private FastPath() {}

    /**
     * Sleeps until the object is signalled, and takes it. The seat has been {@linkplain Seat#prepareSleep prepared}.
     */
    public static Progress await(Header header, Waitable type, Seat seat, SleepLimit limit) {
        Progress progress = take(header, type, seat);
        return progress == Progress.TIMED_OUT && limit.deadlineNanos() != AT_ONCE
                ? register(header, type, seat, limit)
                : progress;
    }

    /**
     * As {@link #await}, for a thread that the broker has registered with the object, so that it is noted there already.
     *
     * @param limit whose deadline is no {@link #AT_ONCE}
     */
    public static Progress resume(Header header, Waitable type, Seat seat, SleepLimit limit) {
        KillPoint.RETURNED.reached();
        seat.remember(0);
        return sleep(header, type, seat, limit);
    }

    /** Takes the object if it is signalled now. */
    public static Progress take(Header header, Waitable type, Seat seat) {
        while (true) {
            long word = header.word();
            if (type instanceof Mutex && WaitWord.value(word) == seat.owner()) {
                return acquireAgain(header);
            }
            if (WaitWord.isMediated(word)) {
                return Progress.AT_BROKER;
            }
            if (!type.signalled(word, seat.owner())) {
                return Progress.TIMED_OUT;
            }
            long satisfied = type.satisfied(word, seat.owner());
            if (satisfied == word || header.replaceWord(word, satisfied)) {
                return outcome(word);
            }
        }
    }

    private static Progress acquireAgain(Header header) {
        int recursion = header.recursion();
        if (recursion == Mutex.MAX_RECURSION) {
            return Progress.OVER_LIMIT;
        }
        header.setRecursion(recursion + 1);
        return Progress.DONE;
    }

    private static Progress outcome(long wordBefore) {
        return WaitWord.isAbandoned(wordBefore) ? Progress.ABANDONED : Progress.DONE;
    }

    /**
     * Looks at the object for as long as that may pay, and takes it if it is signalled meanwhile; nothing but the deadline
     * ends the look before.
     */
    public static Progress spin(Header header, Waitable type, Seat seat, long deadlineNanos) {
        Spin spin = seat.spin(type);
        if (!spin.begin()) {
            return Progress.TIMED_OUT;
        }
        do {
            long word = header.word();
            if (WaitWord.isMediated(word) || type.signalled(word, seat.owner())) {
                Progress progress = take(header, type, seat);
                if (progress != Progress.TIMED_OUT) {
                    spin.found();
                    return progress;
                }
            }
            if (type instanceof Mutex && WaitWord.value(word) == Mutex.HANDED_OVER) {
                // whoever it was handed to may be waiting for this very processor
                ProcessCalls.schedYield();
            } else {
                spin.pause();
            }
        } while (spin.goOn(deadlineNanos));
        return Progress.TIMED_OUT;
    }

    private static Progress register(Header header, Waitable type, Seat seat, SleepLimit limit) {
        seat.write(header);
        while (true) {
            long word = header.word();
            if (WaitWord.isMediated(word)) {
                seat.erase(header);
                return Progress.AT_BROKER;
            }
            boolean signalled = type.signalled(word, seat.owner());
            long next = signalled ? type.satisfied(word, seat.owner()) : WaitWord.register(word);
            if (!Transition.isWord(next)) {
                seat.erase(header);
                return Progress.AT_BROKER;
            }
            if (next == word || header.replaceWord(word, next)) {
                if (signalled) {
                    seat.erase(header);
                    return outcome(word);
                }
                KillPoint.REGISTERED.reached();
                seat.remember(WaitWord.issued(next));
                return sleep(header, type, seat, limit);
            }
        }
    }

    private static Progress sleep(Header header, Waitable type, Seat seat, SleepLimit limit) {
        boolean woken = false;
        while (true) {
            int sequence = header.sequence();
            long word = header.word();
            if (WaitWord.isMediated(word)) {
                return Progress.REGISTERED_AT_BROKER;
            }
            boolean granted = WaitWord.mayTakeGrant(word, seat.remembered());
            woken |= !granted && seat.isWoken(limit);
            if (granted || woken || limit.isOver()) {
                long next = granted ? type.grantTaken(word, seat.owner()) : WaitWord.leave(word);
                if (header.replaceWord(word, next)) {
                    seat.spin(type).slept();
                    if (granted) {
                        return left(header, seat, word, outcome(word));
                    }
                    return left(header, seat, word, woken ? Progress.WOKEN : Progress.TIMED_OUT);
                }
                continue;
            }
            if (WaitWord.outstanding(word) > 0) {
                header.passWakeOn();
            }
            KillPoint.ABOUT_TO_SLEEP.reached();
            seat.sleep(header, sequence, limit.deadlineNanos());
            KillPoint.WOKEN.reached();
        }
    }

    private static Progress left(Header header, Seat seat, long word, Progress progress) {
        KillPoint.LEFT.reached();
        boolean granted = progress == Progress.DONE || progress == Progress.ABANDONED;
        if (!granted && WaitWord.outstanding(word) > 0) {
            header.passWakeOn();
        }
        seat.erase(header);
        return progress;
    }

    /**
     * Signals an object.
     *
     * @param argument as {@link Signal} says; the owner of a mutex is always the seat's
     */
    public static Progress signal(Header header, Waitable type, Signal signal, int argument, Seat seat) {
        if (signal == Signal.RELEASE_MUTEX && WaitWord.value(header.word()) == seat.owner() && header.recursion() > 0) {
            header.setRecursion(header.recursion() - 1);
            return Progress.DONE;
        }
        while (true) {
            long word = header.word();
            if (WaitWord.isMediated(word)) {
                return Progress.AT_BROKER;
            }
            long next = signal.apply(type, word, argument);
            if (!Transition.isWord(next)) {
                return refusal(next);
            }
            int grants = WaitWord.outstanding(next) - WaitWord.outstanding(word);
            if (grants > 0) {
                seat.write(header);
            }
            // also if it changes nothing: whoever takes this signal has to see what the thread did before
            if (header.replaceWord(word, next)) {
                seat.signalled(type.state(word));
                if (grants > 0) {
                    KillPoint.GRANT_ISSUED.reached();
                    header.wake(grants);
                    seat.erase(header);
                }
                return Progress.DONE;
            }
            if (grants > 0) {
                seat.erase(header);
            }
        }
    }

    private static Progress refusal(long transition) {
        if (transition == Transition.OVER_MAXIMUM) {
            return Progress.OVER_MAXIMUM;
        }
        return transition == Transition.NOT_OWNER ? Progress.NOT_OWNER : Progress.AT_BROKER;
    }
}
