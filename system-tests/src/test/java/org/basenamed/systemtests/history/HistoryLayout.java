package org.basenamed.systemtests.history;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory that a history is recorded in: for each thread the number of its calls, and the calls.
 *
 * <pre>
 *   0       8                 8 + 32 n                                             8 + 32 (n + 1)
 *  +-------+-----------------+----------------+---------------+------+------------+------
 *  | count | ...             | invoked, nanos | returned      | call | result     | ...
 *  +-------+-----------------+----------------+---------------+------+------------+------
 * </pre>
 */
final class HistoryLayout {
    static final String NAME = "Local\\history";

    /** The most calls of one thread. */
    static final int MOST_CALLS = 2000;

    private static final long ENTRY_BYTES = 4 * Long.BYTES;
    private static final long THREAD_BYTES = Long.BYTES + MOST_CALLS * ENTRY_BYTES;
    private static final List<Call> CALLS = List.of(Call.values());
    private static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG;

    private HistoryLayout() {}

    static long bytes(int threads) {
        return threads * THREAD_BYTES;
    }

    private static MemorySegment of(MemorySegment memory, int thread) {
        return memory.asSlice((thread - 1) * THREAD_BYTES, THREAD_BYTES);
    }

    /** Only the thread itself, from 1, adds to its calls. */
    static void add(MemorySegment memory, Recorded recorded) {
        MemorySegment own = of(memory, recorded.thread());
        long count = own.get(NUMBER, 0);
        long entry = Long.BYTES + count * ENTRY_BYTES;
        own.set(NUMBER, entry, recorded.invokedNanos());
        own.set(NUMBER, entry + 8, recorded.returnedNanos());
        own.set(NUMBER, entry + 16, CALLS.indexOf(recorded.call()));
        own.set(NUMBER, entry + 24, recorded.result());
        own.set(NUMBER, 0, count + 1);
    }

    /** All calls of all threads, when all have ended. */
    static List<Recorded> read(MemorySegment memory, int threads) {
        List<Recorded> history = new ArrayList<>();
        for (int thread = 1; thread <= threads; thread++) {
            MemorySegment own = of(memory, thread);
            for (int i = 0; i < own.get(NUMBER, 0); i++) {
                long entry = Long.BYTES + i * ENTRY_BYTES;
                Call call = CALLS.get((int) own.get(NUMBER, entry + 16));
                int result = (int) own.get(NUMBER, entry + 24);
                history.add(new Recorded(thread, call, result, own.get(NUMBER, entry), own.get(NUMBER, entry + 8)));
            }
        }
        return history;
    }
}
