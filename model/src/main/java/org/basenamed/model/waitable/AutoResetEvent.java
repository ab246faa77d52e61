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
        return WaitWord.owed(word) > 0 ? WaitWord.grant(word, 1) : WaitWord.withValue(word, 1);
    }

    /** SYN-7: one waiter is released, if there is one; not signalled afterwards in any case. */
    public static long pulse(long word) {
        return WaitWord.owed(word) > 0 ? WaitWord.grant(word, 1) : WaitWord.withValue(word, 0);
    }

    /** SYN-6: not signalled. */
    public static long reset(long word) {
        return WaitWord.withValue(word, 0);
    }
}
