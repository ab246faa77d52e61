package org.basenamed.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/** Acquires and releases the lock that processes share for an entry of a map. */
final class EntryLock {
    private static final int BATCH = 100;
    private static final long KEY = 1;

    private EntryLock() {}

    public static void main(String[] arguments) throws IOException {
        File file = SharedFile.of("map");
        try (ChronicleMap<Long, Long> map =
                ChronicleMap.of(Long.class, Long.class).entries(100).createPersistedTo(file)) {
            map.put(KEY, 1L);
            Asked.answer(number -> {
                long start = System.nanoTime();
                for (int n = 0; n < BATCH; n++) {
                    try (ExternalMapQueryContext<Long, Long, ?> entry = map.queryContext(KEY)) {
                        entry.writeLock().lock();
                    }
                }
                return (double) (System.nanoTime() - start) / BATCH;
            });
        }
    }
}
