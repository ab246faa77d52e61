package org.basenamed.broker.timing;

/**
 * A call that a timer has queued.
 *
 * @param timer the timer's reference
 * @param target the thread that is to make it
 * @param expiredAt when the timer expired, as a {@link org.basenamed.model.timer.FileTime}
 * @param queuedNanos when it was queued, by {@link System#nanoTime}
 */
public record QueuedCall(long timer, CallTarget target, long expiredAt, long queuedNanos) {}
