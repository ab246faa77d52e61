package org.basenamed.broker.waiting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.dispatcher.Header;
import org.jspecify.annotations.Nullable;

/**
 * All headers, and who may still touch them. A header comes to serve another object only when its own has ended and every process that
 * had a handle to it has said, or shown by its death, that no thread of it can be on the way to the header any more.
 */
final class HeaderStore {
    private final List<HeaderArena> arenas = new ArrayList<>();
    private final Map<Long, Integer> users = new HashMap<>();
    private final Map<Long, WaitableObject> objects = new HashMap<>();

    /** A fresh header for an object that is about to be made. */
    Header take() {
        HeaderArena arena = arenas.isEmpty() ? null : arenas.getLast();
        for (int i = arenas.size() - 1; i >= 0 && (arena == null || arena.isFull()); i--) {
            arena = arenas.get(i);
        }
        if (arena == null || arena.isFull()) {
            arena = HeaderArena.allocate(arenas.size() + 1);
            arenas.add(arena);
        }
        return arena.take();
    }

    HeaderArena arena(int number) {
        return arenas.get(number - 1);
    }

    void add(WaitableObject object) {
        objects.put(object.reference(), object);
    }

    /** The object that boards name so; null if it has ended and its header serves no other one. */
    @Nullable
    WaitableObject find(long reference) {
        return objects.get(reference);
    }

    /** A process got a handle. */
    void used(long reference) {
        users.merge(reference, 1, Integer::sum);
    }

    /** A process can no longer touch the header by {@code count} of its handles. */
    void unused(long reference, int count) {
        if (users.merge(reference, -count, Integer::sum) <= 0) {
            users.remove(reference);
            reclaim(reference);
        }
    }

    /** The object has ended: its header is free as soon as nobody can touch it. */
    void ended(WaitableObject object) {
        object.end();
        reclaim(object.reference());
    }

    private void reclaim(long reference) {
        WaitableObject object = objects.get(reference);
        if (object != null) {
            reclaimIfUnused(object);
        }
    }

    /** Frees the header of an object that has ended, if nobody can touch it and nobody waits for it. */
    void reclaimIfUnused(WaitableObject object) {
        long reference = object.reference();
        if (object.hasEnded() && object.isQuiet() && !users.containsKey(reference)) {
            objects.remove(reference);
            arena(Reference.arena(reference)).giveBack(Reference.index(reference));
        }
    }

    /** All objects with a header, as they are now. */
    List<WaitableObject> all() {
        return List.copyOf(objects.values());
    }
}
