package org.basenamed.broker.session;

import java.util.PriorityQueue;
import org.basenamed.linux.Epoll;

/** Answers that are not given at once. */
final class LateAnswers {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PriorityQueue<Answer> waiting = new PriorityQueue<>();

    /** One of them, and when it is due by {@link System#nanoTime}. */
    private record Answer(long dueNanos, Runnable giving) implements Comparable<Answer> {
        @Override
        public int compareTo(Answer other) {
            return Long.signum(dueNanos - other.dueNanos);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Has an answer given when {@code delayNanos} have passed. */
    void add(long delayNanos, Runnable giving) {
        waiting.add(new Answer(System.nanoTime() + delayNanos, giving));
    }

    /** Gives those that are due. */
    void giveDue() {
        for (Answer first = waiting.peek();
                first != null && first.dueNanos - System.nanoTime() <= 0;
                first = waiting.peek()) {
            waiting.remove();
            first.giving.run();
        }
    }

    /** Gives all of them now. */
    void giveAll() {
        for (Answer first = waiting.poll(); first != null; first = waiting.poll()) {
            first.giving.run();
        }
    }

    /** When the next one is due, in milliseconds that may be waited; {@link Epoll#FOREVER} if there is none. */
    int millisLeft() {
        Answer first = waiting.peek();
        if (first == null) {
            return Epoll.FOREVER;
        }
        long left = first.dueNanos - System.nanoTime();
        return Math.clamp((left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI, 0, Integer.MAX_VALUE);
    }
}
