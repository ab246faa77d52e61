package org.basenamed.dispatcher;

import java.util.function.BooleanSupplier;

/**
 * What ends a thread's sleep besides its object.
 *
 * @param deadlineNanos by {@link System#nanoTime}, {@link FastPath#NEVER} or {@link FastPath#AT_ONCE}
 * @param ended asked when the thread has been {@linkplain Seat#wakeUp woken}: whether that ends its sleep. What woke it may be meant for
 *     an earlier one
 */
public record SleepLimit(long deadlineNanos, BooleanSupplier ended) {
    /** A deadline, and whatever wakes the thread. */
    public static SleepLimit at(long deadlineNanos) {
        return new SleepLimit(deadlineNanos, SleepLimit::always);
    }

    private static boolean always() {
        return true;
    }

    boolean isOver() {
        return deadlineNanos != FastPath.NEVER && System.nanoTime() - deadlineNanos >= 0;
    }
}
