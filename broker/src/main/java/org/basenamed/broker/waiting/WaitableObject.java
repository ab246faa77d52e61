package org.basenamed.broker.waiting;

import org.basenamed.dispatcher.Header;
import org.basenamed.linux.Futex;
import org.basenamed.model.waitable.MediatedObject;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.Transition;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;

/** A waitable object: its header, and how it is mediated while its word does not suffice. */
final class WaitableObject {
    private final Header header;
    private final HeaderDomain domain;
    private final StateCell state;
    private final MediatedObject mediated;
    private boolean secluding;
    private boolean repairing;
    private boolean ended;
    private int users;

    WaitableObject(Header header, Waitable type, HeaderDomain domain) {
        this.header = header;
        this.domain = domain;
        this.state = new StateCell(header);
        this.mediated = new MediatedObject(header.reference(), type, state);
    }

    Header header() {
        return header;
    }

    /** Processes can touch the header through so many more handles, or fewer. */
    void addUsers(int count) {
        users += count;
    }

    /** Whether a process can touch the header. */
    boolean isTouchable() {
        return users > 0;
    }

    long reference() {
        return header.reference();
    }

    Waitable type() {
        return mediated.type();
    }

    /** What waits at the broker for this object; it must have been {@linkplain #mediate mediated} before it is changed. */
    MediatedObject mediated() {
        return mediated;
    }

    /** Takes the word over, and calls those who sleep on it here. */
    void mediate() {
        long word = header.word();
        while (!WaitWord.isMediated(word)) {
            if (header.replaceWord(word, word | WaitWord.MEDIATED)) {
                if (WaitWord.waiters(word) > 0) {
                    header.wake(Futex.WAKE_ALL);
                }
                return;
            }
            word = header.word();
        }
    }

    /** Signals it by its word, as a client would; false if the word does not suffice, and nothing has changed then. */
    boolean signalByWord(Signal signal) {
        while (true) {
            long word = header.word();
            long next = WaitWord.isMediated(word) ? Transition.NEEDS_BROKER : signal.apply(type(), word, 0);
            if (!Transition.isWord(next)) {
                return false;
            }
            if (next == word || header.replaceWord(word, next)) {
                int grants = WaitWord.outstanding(next) - WaitWord.outstanding(word);
                if (grants > 0) {
                    header.wake(grants);
                }
                return true;
            }
        }
    }

    /**
     * Abandons the mutex by its word, if that suffices: who sleeps for it need not come here.
     *
     * @param owner a dead thread; if the mutex is no longer its own, nothing is done
     * @return false if the word does not suffice, and nothing has changed then
     */
    boolean abandonByWord(int owner) {
        while (true) {
            long word = header.word();
            long next = WaitWord.isMediated(word) ? Transition.NEEDS_BROKER : Mutex.abandon(word);
            if (!Transition.isWord(next)) {
                return false;
            }
            if (WaitWord.value(word) != owner) {
                return true;
            }
            // the owner's alone, until the word says that there is another one
            header.setRecursion(0);
            if (header.replaceWord(word, next)) {
                int grants = WaitWord.outstanding(next) - WaitWord.outstanding(word);
                if (grants > 0) {
                    header.wake(grants);
                }
                return true;
            }
        }
    }

    /** Whether all who wait for it at the broker are better off at its word. */
    boolean isReturnable() {
        return !secluding && !repairing && mediated.isReturnable();
    }

    /** Leaves the object to its word again if nothing speaks against it. */
    void settle() {
        if (secluding) {
            secludeIfUnowned();
        } else if (!repairing && mediated.isIdle()) {
            header.writeMediated(state.word());
        }
    }

    /** Who may touch the header. */
    HeaderDomain domain() {
        return domain;
    }

    /** The state, wherever it is. */
    StateCell state() {
        return state;
    }

    /** From here on the broker alone keeps the state: others may still touch the header, but should not decide anything by it. */
    void beginSeclusion() {
        secluding = true;
        mediate();
        secludeIfUnowned();
    }

    /** The owner of a mutex may be counting its recursion in the header at this moment: that is waited for. */
    private void secludeIfUnowned() {
        boolean owned = type() instanceof Mutex && WaitWord.value(state.word()) != Mutex.FREE;
        if (!owned && !state.isSecluded()) {
            state.seclude();
        }
    }

    boolean isSecluding() {
        return secluding;
    }

    boolean isRepairing() {
        return repairing;
    }

    /** A process has died that may have been registered here: the living have to come before what is left can be told as its own. */
    void beginRepair() {
        mediate();
        repairing = true;
        header.wake(Futex.WAKE_ALL);
    }

    void endRepair() {
        repairing = false;
    }

    /** Its last handle has been closed. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether nobody waits for it at the broker. */
    boolean isQuiet() {
        return !repairing && mediated.isIdle();
    }
}
