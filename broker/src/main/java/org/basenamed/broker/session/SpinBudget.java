package org.basenamed.broker.session;

import org.basenamed.linux.Epoll;

/**
 * How long the state thread looks for work before it sleeps.
 *
 * <p>A wake-up from another processor costs tens of microseconds, a look under one. So a look pays when work keeps coming
 * within that time, and is a waste when it does not: the budget follows what the last sleeps would have needed.
 */
final class SpinBudget {
    private static final long MAX_NANOS = 50_000;
    private static final int MISSES_BEFORE_REST = 4;
    private static final boolean HAS_OTHER_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;

    private int misses = MISSES_BEFORE_REST;

    /** Looks for ready descriptors as long as it pays; 0 when none came. */
    int poll(Epoll epoll) {
        if (!HAS_OTHER_PROCESSOR || misses >= MISSES_BEFORE_REST) {
            return 0;
        }
        long start = System.nanoTime();
        do {
            int ready = epoll.await(0);
            if (ready != 0) {
                misses = 0;
                return ready;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() - start < MAX_NANOS);
        misses++;
        return 0;
    }

    /** Learns from a sleep: if work came so soon that a look would have seen it, looking pays again. */
    void wokeAfter(long nanos) {
        if (nanos < 2 * MAX_NANOS) {
            misses = 0;
        }
    }
}
