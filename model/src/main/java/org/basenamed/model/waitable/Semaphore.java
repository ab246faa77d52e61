package org.basenamed.model.waitable;

/**
 * A count that waits take from one by one.
 *
 * @param maximum the most that it may count
 */
public record Semaphore(int maximum) implements Waitable {

    @Override
    public boolean signalled(long word, int waiter) {
        return WaitWord.value(word) > 0;
    }

    @Override
    public long satisfied(long word, int waiter) {
        return WaitWord.withValue(word, WaitWord.value(word) - 1);
    }

    @Override
    public long grantTaken(long word, int waiter) {
        return WaitWord.takeGrant(word);
    }

    /** The grant counted when it was issued, so the maximum is not in question. */
    @Override
    public long grantReturned(long word) {
        return add(word, 1);
    }

    /**
     * SYN-28, SYN-30: up to {@code count} waiters are released, the rest is counted.
     *
     * @param count at least 1
     * @return {@link Transition#OVER_MAXIMUM} if the count would exceed the maximum
     */
    public long release(long word, int count) {
        // as one subtraction: the sum of the two may overflow
        if (count > maximum - WaitWord.value(word)) {
            return Transition.OVER_MAXIMUM;
        }
        return add(word, count);
    }

    private static long add(long word, int count) {
        int granted = Math.min(count, WaitWord.owed(word));
        long issued = granted > 0 ? WaitWord.grant(word, granted) : word;
        return Transition.isWord(issued)
                ? WaitWord.withValue(issued, WaitWord.value(issued) + count - granted)
                : issued;
    }
}
