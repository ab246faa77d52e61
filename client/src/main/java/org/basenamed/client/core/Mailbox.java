package org.basenamed.client.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.dispatcher.FastPath;
import org.basenamed.dispatcher.Seat;

/**
 * Wakes parked threads whose wait at the broker has ended, or to which a timer has queued a call. A blocked native call would hold the thread that carries them; so they are
 * parked in Java, and one platform thread sleeps for all of them.
 */
final class Mailbox {
    private final Seat seat;
    private final Membership membership;
    private final Set<ThreadSeat> waiting = ConcurrentHashMap.newKeySet();
    private boolean started;

    Mailbox(Seat seat, Membership membership) {
        this.seat = seat;
        this.membership = membership;
    }

    /** From here on the thread is unparked when its wait has ended, or a call has come. */
    void add(ThreadSeat thread) {
        waiting.add(thread);
        startOnce();
    }

    void remove(ThreadSeat thread) {
        waiting.remove(thread);
    }

    /** Lets everybody look again: the broker has gone, say. */
    void ring() {
        seat.wakeUp();
    }

    private synchronized void startOnce() {
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("basenamed-mailbox").start(this::run);
        }
    }

    private void run() {
        while (!membership.isLost()) {
            int wakes = seat.wakes();
            waiting.forEach(thread -> {
                if (thread.isWaitOver() || thread.seat().calls() > 0) {
                    thread.unpark();
                }
            });
            seat.sleep(wakes, FastPath.NEVER);
        }
        waiting.forEach(ThreadSeat::unpark);
    }
}
