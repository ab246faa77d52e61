package org.basenamed.client.core;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of this process's threads, by the numbers that the kernel has given to the threads. A thread need not know of it when the first
 * call is queued to it. The kernel gives numbers of ended threads away again, in its time.
 */
final class NumberedThreads {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int FIRST_SWEEP = 64;

    private final Map<Integer, Entry> entries = new HashMap<>();
    private int sweepAt = FIRST_SWEEP;

    private static final class Entry {
        private final ThreadCalls calls = new ThreadCalls();
        /** Whose they are, once that thread has asked for them. */
        private @Nullable WeakReference<Thread> owner;
    }

    NumberedThreads() {}

    /** Those of the calling thread, whose number this is. */
    synchronized ThreadCalls adopt(int number) {
        Entry entry = entries.get(number);
        if (entry == null || entry.owner != null) {
            // an owner was another thread of that number, which has ended: a thread asks once
            entry = add(number);
        }
        entry.owner = new WeakReference<>(Thread.currentThread());
        return entry.calls;
    }

    /** Those of a thread of this process that has that number; null if there is none. */
    synchronized @Nullable ThreadCalls find(int number) {
        if (!isAlive(number)) {
            entries.remove(number);
            return null;
        }
        Entry entry = entries.get(number);
        return entry == null || isOfAnother(entry) ? add(number).calls : entry.calls;
    }

    private static boolean isOfAnother(Entry entry) {
        Thread owner = entry.owner == null ? null : entry.owner.get();
        boolean adopted = entry.owner != null;
        return adopted && (owner == null || owner.getState() == Thread.State.TERMINATED);
    }

    private Entry add(int number) {
        if (entries.size() >= sweepAt) {
            entries.keySet().removeIf(known -> !isAlive(known));
            sweepAt = Math.max(FIRST_SWEEP, 2 * entries.size());
        }
        Entry entry = new Entry();
        entries.put(number, entry);
        return entry;
    }

    private static boolean isAlive(int number) {
        return Files.exists(TASKS.resolve(Integer.toString(number)));
    }
}
