package org.basenamed.model.waitable;

/**
 * An event, or a timer, that stays signalled until it is reset.
 *
 * <p>Its value counts how often its state has changed, modulo 2<sup>31</sup>: it is signalled when that is odd. So who sees the same value
 * twice, and not after 2<sup>31</sup> changes, knows that the state was the same all the time in between, and whether several of them were
 * signalled at one instant can be seen by their words alone.
 */
public record ManualResetEvent() implements Waitable {
    public static final ManualResetEvent TYPE = new ManualResetEvent();

    private static final int SIGNALLED = 1;

    @Override
    public boolean signalled(long word, int waiter) {
        return isSignalled(word);
    }

    @Override
    public int state(long word) {
        return changes(word) & SIGNALLED;
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

    /** How often the state has changed. */
    public static int changes(long word) {
        return WaitWord.value(word);
    }

    /** Whether every wait is satisfied at once. */
    public static boolean isSignalled(long word) {
        return (changes(word) & SIGNALLED) != 0;
    }

    /**
     * SYN-5: all waiters are released, and it stays signalled. The waiters get a grant each, so that a reset right afterwards takes
     * nothing away from them.
     */
    public static long set(long word) {
        long released = release(word);
        return Transition.isWord(released) && !isSignalled(released) ? changed(released) : released;
    }

    /** SYN-7: all who wait now are released; not signalled afterwards. */
    public static long pulse(long word) {
        long released = release(word);
        return Transition.isWord(released) ? reset(released) : released;
    }

    /** SYN-6: not signalled. */
    public static long reset(long word) {
        return isSignalled(word) ? changed(word) : word;
    }

    private static long changed(long word) {
        return WaitWord.withValue(word, changes(word) + 1 & WaitWord.MAX_VALUE);
    }

    private static long release(long word) {
        int owed = WaitWord.owed(word);
        return owed > 0 ? WaitWord.grant(word, owed) : word;
    }
}
