package org.basenamed.model.timer;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Timers that go by one clock, in the order in which they expire.
 *
 * @param <T> a timer, as its owner knows it
 */
public final class TimerQueue<T> {
    private final Map<T, Due<T>> entries = new HashMap<>();
    private final TreeSet<Due<T>> order = new TreeSet<>(TimerQueue::compare);
    private long lastNumber;

    /**
     * A timer and when it is due.
     *
     * @param number which start of a timer this was, of all
     */
    public record Due<T>(T timer, long due, long number) {}

    private static int compare(Due<?> one, Due<?> other) {
        return one.due == other.due ? Long.compare(one.number, other.number) : Long.compare(one.due, other.due);
    }

    /** No timers. */
    public TimerQueue() {}

    /** Starts a timer, instead of what it was set to. */
    public void start(T timer, long due) {
        stop(timer);
        Due<T> entry = new Due<>(timer, due, ++lastNumber);
        entries.put(timer, entry);
        order.add(entry);
    }

    /** Stops a timer, if it runs. */
    public void stop(T timer) {
        Due<T> entry = entries.remove(timer);
        if (entry != null) {
            order.remove(entry);
        }
    }

    /** When a timer is due; empty if it does not run. */
    public OptionalLong due(T timer) {
        Due<T> entry = entries.get(timer);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.due);
    }

    /** When the first timer is due; empty if none runs. */
    public OptionalLong firstDue() {
        return order.isEmpty() ? OptionalLong.empty() : OptionalLong.of(order.first().due);
    }

    /** Stops and answers the first timer that is due; null if none is. Of those due at one moment, the one that was started first. */
    public @Nullable Due<T> takeDue(long now) {
        if (order.isEmpty() || order.first().due > now) {
            return null;
        }
        Due<T> first = order.removeFirst();
        entries.remove(first.timer);
        return first;
    }
}
