package org.basenamed.client.core;

import java.util.concurrent.locks.LockSupport;
import org.basenamed.dispatcher.FastPath;
import org.basenamed.model.waitable.WaitOutcome;
import org.jspecify.annotations.Nullable;

/** Sleep on no object. */
public final class Pause {
    private Pause() {}

    /**
     * Lets time pass for the calling thread, without holding what carries a virtual one. It needs no broker; an interrupt does not end
     * it, and leaves the thread's flag set.
     *
     * @param deadlineNanos by {@link System#nanoTime}, {@link Waits#NEVER} or {@link Waits#AT_ONCE}
     * @param byCall whether a call that is queued to the thread ends it
     * @return {@link WaitOutcome#TIMED_OUT}, or {@link WaitOutcome#INTERRUPTED} if a call is there (SYN-73)
     */
    public static int until(long deadlineNanos, boolean byCall) {
        Membership member = byCall ? LocalProcess.current().membership() : null;
        if (member == null) {
            return until(deadlineNanos, byCall, null, null);
        }
        ThreadSeat seat = member.seat();
        member.watch().start();
        member.mailbox().add(seat);
        try {
            return until(deadlineNanos, true, member, seat);
        } finally {
            member.mailbox().remove(seat);
        }
    }

    private static int until(
            long deadlineNanos, boolean byCall, @Nullable Membership member, @Nullable ThreadSeat seat) {
        Alert alert = byCall ? Alert.CALL : Alert.NONE;
        boolean interrupted = false;
        alert.begin(seat);
        try {
            while (true) {
                // calls of timers go with the broker
                boolean lost = member != null && member.isLost();
                if (alert.isRaised(lost ? null : seat)) {
                    return WaitOutcome.INTERRUPTED;
                }
                if (isOver(deadlineNanos)) {
                    return WaitOutcome.TIMED_OUT;
                }
                park(Pause.class, deadlineNanos);
                // an interrupted thread would not be parked again
                interrupted |= Thread.interrupted();
            }
        } finally {
            alert.end(seat);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Parks the calling thread until somebody unparks it, or the deadline, or for no reason. */
    static void park(Object blocker, long deadlineNanos) {
        if (deadlineNanos == FastPath.NEVER) {
            LockSupport.park(blocker);
        } else {
            LockSupport.parkNanos(blocker, deadlineNanos - System.nanoTime());
        }
    }

    static boolean isOver(long deadlineNanos) {
        return deadlineNanos != FastPath.NEVER && System.nanoTime() - deadlineNanos >= 0;
    }
}
