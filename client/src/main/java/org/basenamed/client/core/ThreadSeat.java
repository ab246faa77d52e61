package org.basenamed.client.core;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.basenamed.dispatcher.Seat;

/**
 * A thread's seat, and how its sleep is ended by an interrupt: between {@code begin} and {@code end} of a selector the platform calls
 * {@code wakeup} as part of {@link Thread#interrupt}, so nothing has to be looked at from time to time.
 */
final class ThreadSeat extends AbstractSelector {
    private final int slot;
    private final Seat seat;
    private final int owner;
    private final Thread thread;
    private int lastWaitId;
    private volatile int waitId;
    private boolean endTold;

    ThreadSeat(int slot, Seat seat, Thread thread) {
        // only its begin and end are used, which need no provider
        super(null);
        this.slot = slot;
        this.seat = seat;
        this.owner = seat.owner();
        this.thread = thread;
        // the end of a wait of the thread that had the seat before must not be taken for the end of one of this thread
        this.lastWaitId = Math.abs(seat.completedWaitId());
    }

    int slot() {
        return slot;
    }

    Seat seat() {
        return seat;
    }

    /** How a mutex knows the thread. */
    int owner() {
        return owner;
    }

    /** A number for the thread's next wait at the broker. */
    int nextWaitId() {
        lastWaitId = lastWaitId == Integer.MAX_VALUE ? 1 : lastWaitId + 1;
        return lastWaitId;
    }

    /** From here on {@link #isWaitOver} speaks of this wait. */
    void beginWait(int id) {
        waitId = id;
    }

    /** Whether the thread's wait has ended at the broker. */
    boolean isWaitOver() {
        return seat.isComplete(waitId);
    }

    /** From here on an interrupt ends the thread's sleep; at once if it has happened already. */
    void beginInterruptible() {
        begin();
    }

    void endInterruptible() {
        end();
    }

    @Override
    public Selector wakeup() {
        seat.wakeUp();
        return this;
    }

    boolean isOf(Thread other) {
        return thread == other;
    }

    boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Whether the broker has not been told yet that the thread has ended; called with the seat locked. */
    boolean beginTellingEnd() {
        boolean first = !endTold;
        endTold = true;
        return first;
    }

    /** Lets a virtual thread look whether its wait has ended. */
    void unpark() {
        LockSupport.unpark(thread);
    }

    @Override
    protected void implCloseSelector() {}

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int operations, Object attachment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> keys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int selectNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(long timeoutMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select() {
        throw new UnsupportedOperationException();
    }
}
