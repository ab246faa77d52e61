package org.basenamed.model.waitable;

/** An event, or a timer, that one satisfied wait resets. */
public record AutoResetEvent() implements Waitable {
    public static final AutoResetEvent TYPE = new AutoResetEvent();

    @Override
    public boolean signalled(long word, int waiter) {
        return WaitWord.value(word) != 0;
    }

    @Override
    public long satisfied(long word, int waiter) {
        return WaitWord.withValue(word, 0);
    }

    @Override
    public long grantTaken(long word, int waiter) {
        return WaitWord.takeGrant(word);
    }

    @Override
    public long grantReturned(long word) {
        return set(word);
    }

    /** SYN-5: one waiter is released; without one the event becomes signalled. */
    public static long set(long word) {
        return WaitWord.waiters(word) == 0 ? WaitWord.withValue(word, 1) : setForWaiters(word);
    }

    private static long setForWaiters(long word) {
        if (WaitWord.owed(word) == 0) {
            return WaitWord.decide(word, 1);
        }
        // a grant that is stale and one that is not could not be told apart
        return WaitWord.isStale(word) ? Transition.NEEDS_BROKER : WaitWord.grant(word, 1);
    }

    /** SYN-7: one waiter is released, if there is one; not signalled afterwards in any case. */
    public static long pulse(long word) {
        long set = WaitWord.owed(word) > 0 ? set(word) : word;
        return Transition.isWord(set) ? reset(set) : Transition.NEEDS_BROKER;
    }

    /** SYN-6: not signalled. */
    public static long reset(long word) {
        // somebody for whom there was no grant may have to have one yet, in place of one who is dead already
        boolean someoneIsOwed = WaitWord.outstanding(word) > 0 && WaitWord.owed(word) > 0;
        return someoneIsOwed ? Transition.NEEDS_BROKER : WaitWord.decide(word, 0);
    }
}
