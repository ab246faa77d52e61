package org.basenamed.model.waitable;

/**
 * The word that is the whole state of a waitable object, shared by everybody who may use the object.
 *
 * <pre>
 *  63         62          61      60            30 29       20 19          10 9       0
 *  +----------+-----------+-------+---------------+-----------+--------------+--------+
 *  | mediated | abandoned | stale |     value     |  waiters  | outstanding  | issued |
 *  +----------+-----------+-------+---------------+-----------+--------------+--------+
 * </pre>
 *
 * <p>{@code value} is an event's or timer's signalled state (how often that has changed, if it stays signalled), a semaphore's count, a
 * mutex's owner.
 *
 * <p><b>Hand-off.</b> A thread that is going to sleep registers: {@code waiters} grows by one, and it remembers {@code issued}. A
 * signal that finds {@code waiters > outstanding} does not raise the value; it issues a <em>grant</em>, so that
 * {@code outstanding} and {@code issued} grow. Only a registered thread may take a grant, and only one issued after it
 * registered: {@code issued} has changed since. So nobody who comes after a signal overtakes those who were there before it.
 * Three things always hold:
 *
 * <ul>
 *   <li>{@code outstanding <= waiters}, and at least {@code outstanding} of the registered threads may take a grant;
 *   <li>a value that can be taken and a waiter without a grant do not exist at the same time;
 *   <li>{@code issued} starts at 0 with the first waiter and never wraps while anybody is registered.
 * </ul>
 *
 * <p><b>Stale grants.</b> A grant whose thread has died is given back, and then it is as if the thread had not been there. But if the
 * event has been reset meanwhile, or set once more, so that the value tells all there is, it must not rise by the grant: that is what
 * {@code stale} says. All who were registered then had a grant each; where there are others, the broker has to reset. It falls when the
 * last of the grants has been taken.
 *
 * <p><b>Mediation.</b> While {@code mediated} is set the broker alone may change the word. The transitions here do not know that
 * bit: whoever calls them takes it away and puts it back.
 */
public final class WaitWord {
    /** Only the broker may change the word. */
    public static final long MEDIATED = 1L << 63;
    /** The mutex's last owner died owning it. */
    public static final long ABANDONED = 1L << 62;
    /** What is outstanding was granted before the value was decided. */
    static final long STALE = 1L << 61;

    /** The most that {@code value} can hold: 2<sup>31</sup> - 1. */
    public static final int MAX_VALUE = Integer.MAX_VALUE;
    /** The most threads that can be registered; further ones wait at the broker. */
    public static final int MAX_WAITERS = 1023;
    /** How often grants can be issued while somebody is registered; then the broker has to start the count anew. */
    public static final int MAX_ISSUED = 1023;

    static final int VALUE_SHIFT = 30;
    private static final int WAITERS_SHIFT = 20;
    private static final int OUTSTANDING_SHIFT = 10;
    private static final long FIELD = 1023;
    /** What registered threads and their grants leave in a word. */
    static final long TRACE = STALE | ((1L << VALUE_SHIFT) - 1);

    private static final long VALUE_MASK = (long) MAX_VALUE << VALUE_SHIFT;

    private WaitWord() {}

    /** A word with nobody waiting. */
    public static long of(int value) {
        return (long) value << VALUE_SHIFT;
    }

    public static boolean isMediated(long word) {
        return word < 0;
    }

    /** Whether nothing is in it but a value: no flag, no waiter, and no trace of any. */
    public static boolean isOnlyValue(long word) {
        return (word & ~VALUE_MASK) == 0;
    }

    public static boolean isAbandoned(long word) {
        return (word & ABANDONED) != 0;
    }

    public static int value(long word) {
        return (int) (word >>> VALUE_SHIFT) & MAX_VALUE;
    }

    static long withValue(long word, int value) {
        return (word & ~VALUE_MASK) | ((long) value << VALUE_SHIFT);
    }

    /** How many threads are registered. */
    public static int waiters(long word) {
        return (int) (word >>> WAITERS_SHIFT & FIELD);
    }

    /** How many grants have been issued and not been taken. */
    public static int outstanding(long word) {
        return (int) (word >>> OUTSTANDING_SHIFT & FIELD);
    }

    /** How often grants have been issued since the first of the registered threads came. */
    public static int issued(long word) {
        return (int) (word & FIELD);
    }

    /** Registered threads for which no grant has been issued yet. */
    public static int owed(long word) {
        return waiters(word) - outstanding(word);
    }

    /** The word with one more thread registered; {@link Transition#NEEDS_BROKER} if the field is full. */
    public static long register(long word) {
        int waiters = waiters(word);
        if (waiters == MAX_WAITERS) {
            return Transition.NEEDS_BROKER;
        }
        long counted = waiters == 0 ? word & ~FIELD : word;
        return counted + (1L << WAITERS_SHIFT);
    }

    /** The word, in which nobody is registered, with so many threads that have just come; at most {@link #MAX_WAITERS}. */
    static long registerFirst(long word, int count) {
        return (word & ~FIELD) + ((long) count << WAITERS_SHIFT);
    }

    /** Whether a thread that registered when {@code issued} was {@code remembered} may take a grant now. */
    public static boolean mayTakeGrant(long word, int remembered) {
        return outstanding(word) > 0 && issued(word) != remembered;
    }

    /** The word after a registered thread has taken a grant, as far as the counters go. */
    static long takeGrant(long word) {
        long taken = withoutTrace(word - (1L << OUTSTANDING_SHIFT) - (1L << WAITERS_SHIFT));
        return outstanding(taken) == 0 ? taken & ~STALE : taken;
    }

    /** Whether the value must not rise any more by what is outstanding. */
    static boolean isStale(long word) {
        return (word & STALE) != 0;
    }

    /** The word with that value, which tells all there is from here on, whatever becomes of what is outstanding. */
    static long decide(long word, int value) {
        long decided = withValue(word, value);
        return outstanding(decided) == 0 ? decided : decided | STALE;
    }

    /** The word after a registered thread that may take no grant has left. */
    public static long leave(long word) {
        return withoutTrace(word - (1L << WAITERS_SHIFT));
    }

    /** When the last waiter has left, {@code issued} is of no use to anybody; without it the word is as simple as before the first. */
    private static long withoutTrace(long word) {
        return waiters(word) == 0 ? word & ~FIELD : word;
    }

    /** The word with {@code count} more grants; {@link Transition#NEEDS_BROKER} if they can no longer be told apart. */
    static long grant(long word, int count) {
        if (issued(word) == MAX_ISSUED) {
            return Transition.NEEDS_BROKER;
        }
        return word + ((long) count << OUTSTANDING_SHIFT) + 1;
    }

    /** The word without registered threads and grants: they have been dealt with otherwise. */
    public static long withoutWaiters(long word) {
        return word & ~TRACE;
    }

    /** For people: every field by name. */
    public static String describe(long word) {
        return "value " + value(word) + ", waiters " + waiters(word) + ", outstanding " + outstanding(word)
                + ", issued " + issued(word) + (isAbandoned(word) ? ", abandoned" : "")
                + (isStale(word) ? ", stale" : "")
                + (isMediated(word) ? ", mediated" : "");
    }
}
