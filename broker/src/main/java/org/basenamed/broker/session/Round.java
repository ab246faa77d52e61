package org.basenamed.broker.session;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.basenamed.linux.Epoll;

/** All that was ready at one moment, each once, in the order in which the kernel told it. */
final class Round {
    private long[] tokens = new long[Epoll.MAX_EVENTS];
    private int[] events = new int[Epoll.MAX_EVENTS];
    private int count;

    /**
     * Takes what a wait has told. If there may be more than one wait can tell, waits again until all is known, which the kernel tells in
     * turn.
     *
     * @param told how many events there are
     * @param watched how many descriptors are watched
     */
    void take(Epoll epoll, int told, int watched) {
        count = 0;
        collect(epoll, told);
        if (told < Epoll.MAX_EVENTS) {
            return;
        }
        int seen = told;
        for (int more = told; more == Epoll.MAX_EVENTS && seen < watched; seen += more) {
            more = epoll.await(0);
            collect(epoll, more);
        }
        keepEachOnce();
    }

    private void collect(Epoll epoll, int told) {
        int room = count + Math.max(0, told);
        if (room > tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * room);
            events = Arrays.copyOf(events, 2 * room);
        }
        for (int i = 0; i < told; i++) {
            tokens[count] = epoll.token(i);
            events[count] = epoll.events(i);
            count++;
        }
    }

    private void keepEachOnce() {
        Set<Long> known = new HashSet<>();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (known.add(tokens[i])) {
                tokens[kept] = tokens[i];
                events[kept] = events[i];
                kept++;
            }
        }
        count = kept;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The token of one of them. */
    long token(int index) {
        return tokens[index];
    }

    /** Whether one of them shows one of the events. */
    boolean shows(int index, int event) {
        return (events[index] & event) != 0;
    }
}
