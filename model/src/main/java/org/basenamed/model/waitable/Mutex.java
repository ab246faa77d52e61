package org.basenamed.model.waitable;

/**
 * A mutual exclusion that a thread owns. The value is the owner; how often the owner has acquired it stands apart, as only the
 * owner ever looks at that.
 */
public record Mutex() implements Waitable {
    public static final Mutex TYPE = new Mutex();

    /** The value of a mutex that nobody owns. */
    public static final int FREE = 0;
    /** The value of a mutex that belongs to whoever takes the grant that has been issued. */
    public static final int HANDED_OVER = WaitWord.MAX_VALUE;

    /** How often an owner can acquire it beyond the first time. */
    public static final int MAX_RECURSION = Integer.MAX_VALUE;

    @Override
    public boolean signalled(long word, int waiter) {
        int owner = WaitWord.value(word);
        return owner == FREE || owner == waiter;
    }

    /** The flag is for the first who acquires it after the owner's death (SYN-21). */
    @Override
    public long satisfied(long word, int waiter) {
        return WaitWord.withValue(word & ~WaitWord.ABANDONED, waiter);
    }

    @Override
    public long grantTaken(long word, int waiter) {
        return WaitWord.withValue(WaitWord.takeGrant(word) & ~WaitWord.ABANDONED, waiter);
    }

    /** Whoever died with the grant was the owner. */
    @Override
    public long grantReturned(long word) {
        return abandon(word);
    }

    /** SYN-14, SYN-18: the last release of the owner, to the next waiter if there is one. */
    public static long release(long word, int owner) {
        return WaitWord.value(word) == owner ? handOver(word) : Transition.NOT_OWNER;
    }

    /** SYN-20, SYN-22: the owner has died. */
    public static long abandon(long word) {
        long released = handOver(word);
        return Transition.isWord(released) ? released | WaitWord.ABANDONED : released;
    }

    private static long handOver(long word) {
        if (WaitWord.owed(word) == 0) {
            return WaitWord.withValue(word, FREE);
        }
        long granted = WaitWord.grant(word, 1);
        return Transition.isWord(granted) ? WaitWord.withValue(granted, HANDED_OVER) : granted;
    }
}
