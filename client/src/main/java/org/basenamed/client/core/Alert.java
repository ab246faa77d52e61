package org.basenamed.client.core;

import org.jspecify.annotations.Nullable;

/** What ends a wait besides its objects and its time, with {@link org.basenamed.model.waitable.WaitOutcome#INTERRUPTED}. */
public enum Alert {
    /** Nothing. */
    NONE,
    /** {@link Thread#interrupt}; the thread's flag stays set. */
    INTERRUPT,
    /** A call that is queued to the thread: see {@link ThreadCalls}, which is to run it then. */
    CALL;

    /** From here on it ends the calling thread's sleep, in its seat if it has one; {@link #isRaised} tells whether it has come before. */
    void begin(@Nullable ThreadSeat seat) {
        switch (this) {
            case NONE -> {}
            case INTERRUPT -> {
                // a parked virtual thread is unparked by an interrupt as it is
                if (seat != null && !Thread.currentThread().isVirtual()) {
                    seat.beginInterruptible();
                }
            }
            case CALL -> ThreadCalls.current().beginSleep(seat);
        }
    }

    void end(@Nullable ThreadSeat seat) {
        switch (this) {
            case NONE -> {}
            case INTERRUPT -> {
                if (seat != null && !Thread.currentThread().isVirtual()) {
                    seat.endInterruptible();
                }
            }
            case CALL -> ThreadCalls.current().endSleep(seat);
        }
    }

    /** Whether the wait of the calling thread has to end. */
    boolean isRaised(@Nullable ThreadSeat seat) {
        return switch (this) {
            case NONE -> false;
            case INTERRUPT -> Thread.currentThread().isInterrupted();
            case CALL -> ThreadCalls.current().isPending(seat);
        };
    }
}
