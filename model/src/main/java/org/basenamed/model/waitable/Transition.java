package org.basenamed.model.waitable;

/**
 * What a transition answers when it is not a word: words without the mediated bit are never negative, and no transition is
 * given one with it.
 */
public final class Transition {
    /** The word's fields do not suffice: the broker has to do it. */
    public static final long NEEDS_BROKER = -1;
    /** The semaphore's maximum would be exceeded (ERROR_TOO_MANY_POSTS). */
    public static final long OVER_MAXIMUM = -2;
    /** The caller does not own the mutex (ERROR_NOT_OWNER). */
    public static final long NOT_OWNER = -3;

    private Transition() {}

    /** Whether {@code word} is a word, and not one of the answers above. */
    public static boolean isWord(long word) {
        return word >= 0;
    }
}
