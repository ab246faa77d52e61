package org.basenamed.broker.waiting;

/**
 * A thread's wish to wait.
 *
 * @param threadSlot the thread
 * @param waitId its number for the wait
 * @param all whether all objects have to be signalled at one instant
 * @param remembered what {@code issued} was when it registered with the one object; negative if it has not
 */
public record WaitWish(int threadSlot, int waitId, boolean all, int remembered) {
    /** Whether it is a virtual thread's, which cannot sleep by itself. */
    boolean isParked() {
        return waitId < 0;
    }
}
