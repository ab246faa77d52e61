package org.basenamed.broker.operation;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.protocol.message.LaunchRequest;
import org.jspecify.annotations.Nullable;

/*
 * Where a child begins is decided once, when it is started. Whoever could say it at any time could take processes out of their jobs.
 */
/** Children that a client may start, and of which it has not said yet which processes they are. */
final class PreparedLaunches {
    /** So many threads may be starting children at once. */
    private static final int MAX_PREPARED = 1024;

    private static final long LIFE_TICKS = 60L * ProcessUsage.TICKS_PER_SECOND;

    private final ArrayDeque<Prepared> prepared = new ArrayDeque<>();

    private record Prepared(LaunchRequest wish, long ticks) {
        boolean isFor(LaunchRequest launched) {
            return wish.parent() == launched.parent()
                    && wish.breaksAway() == launched.breaksAway()
                    && wish.jobs().equals(launched.jobs());
        }
    }

    /** Such a child may be started from now on. */
    void add(LaunchRequest wish, long nowTicks) {
        forgetOld(nowTicks);
        if (prepared.size() == MAX_PREPARED) {
            prepared.removeFirst();
        }
        prepared.add(new Prepared(wish, nowTicks));
    }

    /** Nobody takes so long to start a child: it has not been started, or its parent has forgotten to tell. */
    private void forgetOld(long nowTicks) {
        while (isOld(prepared.peekFirst(), nowTicks)) {
            prepared.removeFirst();
        }
    }

    private static boolean isOld(@Nullable Prepared first, long nowTicks) {
        return first != null && nowTicks - first.ticks() > LIFE_TICKS;
    }

    /**
     * Whether a child may have been started after that had been asked for; once for each that was.
     *
     * @param startTicks when the child has started
     */
    boolean take(LaunchRequest launched, long startTicks, long nowTicks) {
        forgetOld(nowTicks);
        Iterator<Prepared> each = prepared.iterator();
        while (each.hasNext()) {
            Prepared next = each.next();
            if (next.isFor(launched) && next.ticks() <= startTicks) {
                each.remove();
                return true;
            }
        }
        return false;
    }
}
