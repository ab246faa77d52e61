package org.basenamed.model.waitable;

/** An event, or a timer, that stays signalled until it is reset. */
public record ManualResetEvent() implements Waitable {
    public static final ManualResetEvent TYPE = new ManualResetEvent();

    @Override
    public boolean signalled(long word, int waiter) {
        return WaitWord.value(word) != 0;
    }

    @Override
    public long satisfied(long word, int waiter) {
        return word;
    }

    @Override
    public long grantTaken(long word, int waiter) {
        return WaitWord.takeGrant(word);
    }

    /** All who were waiting had a grant each: a dead one's is of no use to anybody. */
    @Override
    public long grantReturned(long word) {
        return word;
    }

    /**
     * SYN-5: all waiters are released, and it stays signalled. The waiters get a grant each, so that a reset right afterwards takes
     * nothing away from them.
     */
    public static long set(long word) {
        long released = release(word);
        return Transition.isWord(released) ? WaitWord.withValue(released, 1) : released;
    }

    /** SYN-7: all who wait now are released; not signalled afterwards. */
    public static long pulse(long word) {
        long released = release(word);
        return Transition.isWord(released) ? WaitWord.withValue(released, 0) : released;
    }

    /** SYN-6: not signalled. */
    public static long reset(long word) {
        return WaitWord.withValue(word, 0);
    }

    private static long release(long word) {
        int owed = WaitWord.owed(word);
        return owed > 0 ? WaitWord.grant(word, owed) : word;
    }
}
