package org.basenamed.model.waitable;

/**
 * A type of waitable object: the questions that a wait asks, and the transitions, each from a word without the mediated bit.
 * The same functions serve the client's fast path, the broker, and the tests.
 *
 * @see WaitWord
 */
public sealed interface Waitable permits AutoResetEvent, ManualResetEvent, Semaphore, Mutex {

    /** Whether a wait of {@code waiter} is satisfied at once (SYN-1). */
    boolean signalled(long word, int waiter);

    /** What is told of the state: 1 or 0 of an event or timer, signalled or not; the count of a semaphore; the owner of a mutex. */
    default int state(long word) {
        return WaitWord.value(word);
    }

    /** The word after such a wait has been satisfied. */
    long satisfied(long word, int waiter);

    /** The word after a registered thread has been satisfied by a grant that it {@linkplain WaitWord#mayTakeGrant may take}. */
    long grantTaken(long word, int waiter);

    /**
     * The word after a grant that nobody will take, as its thread died, has been given back: to the next waiter, or to the
     * value.
     */
    long grantReturned(long word);
}
