package org.basenamed.linux;

/**
 * Decides how long a thread looks for what another process is about to do, before it sleeps for it.
 *
 * <p>To be woken on a processor that has nothing else to do costs tens of microseconds, on a virtual machine most of all; a
 * look costs less than one. So looking pays if the other process runs elsewhere.
 *
 * <pre>{@code
 * if (spin.begin()) {
 *     do {
 *         if (look()) {
 *             spin.found();
 *             return;
 *         }
 *         spin.pause();
 *     } while (spin.goOn(deadlineNanos));
 * }
 * sleep();
 * spin.slept();
 * }</pre>
 *
 * <p>For one waiting thread at a time.
 */
public sealed interface Spin permits SpinWait, QueueSpin {
    /** As a deadline: none. */
    long NO_DEADLINE = -1;

    /** Begins a wait: whether to look at all. */
    boolean begin();

    /** Lets time go by between two looks. */
    void pause();

    /**
     * After a look in vain: whether to look once more.
     *
     * @param deadlineNanos when at the latest it ends, by {@link System#nanoTime}; {@link #NO_DEADLINE} for none
     */
    boolean goOn(long deadlineNanos);

    /** After a look that found something. */
    void found();

    /** After a sleep. */
    void slept();
}
