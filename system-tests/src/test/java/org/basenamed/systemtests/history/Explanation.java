package org.basenamed.systemtests.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order in which the calls of a history could have happened one after the other, each between its invocation and its return
 * and with the answer that it had: whether the objects are linearizable, all of them together, so that waits for several are atomic too.
 *
 * <p>The search is that of Wing and Gong, which remembers where it has been as Lowe proposes.
 */
final class Explanation {
    /** Far more than a history takes that can be explained. */
    private static final int MOST_PLACES = 3_000_000;

    /** An invocation or a return, in a list of all of them by time, out of which explained calls are taken. */
    private static final class Moment {
        private final Recorded call;
        private final int number;
        private final boolean invocation;
        private @Nullable Moment end;
        private @Nullable Moment before;
        private @Nullable Moment after;

        Moment(Recorded call, int number, boolean invocation) {
            this.call = call;
            this.number = number;
            this.invocation = invocation;
        }

        long nanos() {
            return invocation ? call.invokedNanos() : call.returnedNanos();
        }
    }

    private record Place(BitSet explained, Snapshot state) {}

    private record Step(Moment invocation, Snapshot stateBefore) {}

    private final Moment head;
    private final BitSet explained = new BitSet();
    private final Set<Place> places = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private Snapshot state = Snapshot.first();
    private int most;
    private String stuck = "";

    private Explanation(Moment head) {
        this.head = head;
    }

    /** Nothing if there is an explanation; otherwise how far one goes. */
    static Optional<String> missing(List<Recorded> history) {
        return new Explanation(list(history)).search();
    }

    private static Moment list(List<Recorded> history) {
        List<Moment> moments = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            Moment invocation = new Moment(history.get(number), number, true);
            invocation.end = new Moment(history.get(number), number, false);
            moments.add(invocation);
            moments.add(invocation.end);
        }
        // at the same time: as if they overlapped
        moments.sort(Comparator.comparingLong(Moment::nanos).thenComparing(moment -> !moment.invocation));
        Moment head = new Moment(new Recorded(0, Call.SET_AUTO_EVENT, 0, 0, 0), -1, true);
        Moment last = head;
        for (Moment moment : moments) {
            last.after = moment;
            moment.before = last;
            last = moment;
        }
        return head;
    }

    private Optional<String> search() {
        Moment moment = head.after;
        while (head.after != null) {
            if (moment != null && moment.invocation) {
                Snapshot next = state.after(moment.call);
                if (next != null && isNew(moment.number, next)) {
                    steps.push(new Step(moment, state));
                    state = next;
                    remove(moment);
                    moment = head.after;
                } else {
                    moment = moment.after;
                }
            } else {
                note(moment);
                if (steps.isEmpty() || places.size() > MOST_PLACES) {
                    return Optional.of("after " + most + " calls, " + places.size() + " places: " + stuck);
                }
                moment = back().after;
            }
        }
        return Optional.empty();
    }

    private boolean isNew(int number, Snapshot next) {
        explained.set(number);
        boolean added = places.add(new Place((BitSet) explained.clone(), next));
        if (!added) {
            explained.clear(number);
        }
        return added;
    }

    private Moment back() {
        Step step = steps.pop();
        state = step.stateBefore();
        explained.clear(step.invocation().number);
        restore(step.invocation());
        return step.invocation();
    }

    private void note(@Nullable Moment moment) {
        if (steps.size() >= most && moment != null) {
            most = steps.size();
            stuck = moment.call + " had to happen before, with " + state;
        }
    }

    private static void remove(Moment invocation) {
        unlink(invocation);
        if (invocation.end != null) {
            unlink(invocation.end);
        }
    }

    private static void unlink(Moment moment) {
        if (moment.before != null) {
            moment.before.after = moment.after;
        }
        if (moment.after != null) {
            moment.after.before = moment.before;
        }
    }

    /** In the reverse order, so that the neighbours are those that it had. */
    private static void restore(Moment invocation) {
        if (invocation.end != null) {
            link(invocation.end);
        }
        link(invocation);
    }

    private static void link(Moment moment) {
        if (moment.before != null) {
            moment.before.after = moment;
        }
        if (moment.after != null) {
            moment.after.before = moment;
        }
    }
}
