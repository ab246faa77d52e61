package org.basenamed.systemtests.history;

/**
 * One call of a history.
 *
 * @param thread who called, from 1, over all processes
 * @param result as {@link Call} says
 * @param invokedNanos before it was called, and {@code returnedNanos} after it had returned, by the clock that all processes share
 */
record Recorded(int thread, Call call, int result, long invokedNanos, long returnedNanos) {}
