package org.basenamed.broker.waiting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.basenamed.dispatcher.Header;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.jspecify.annotations.Nullable;

/**
 * All headers, and who may still touch them. A header comes to serve another object only when its own has ended and every process that
 * had a handle to it has said, or shown by its death, that no thread of it can be on the way to the header any more.
 */
final class HeaderStore {
    /** So many arenas are kept though nothing is in them: making one takes the kernel longer than most that is done with it. */
    private static final int SPARE_ARENAS = 16;

    /** What the tables need for a header, until nobody can touch it any more. */
    private static final long HEADER_COST_BYTES = 512;

    private final Map<Integer, HeaderArena> arenas = new HashMap<>();
    private final Map<HeaderDomain, List<HeaderArena>> domains = new HashMap<>();
    private final LinkedHashSet<HeaderArena> empty = new LinkedHashSet<>();
    private int lastArena;

    /** A fresh header for an object that is about to be made. */
    Header take(HeaderDomain domain, Account payer) {
        if (!payer.hasRoom(Resource.TABLE_BYTES, HEADER_COST_BYTES)) {
            throw new LinuxException("header", Errno.EDQUOT);
        }
        HeaderArena arena = arenaFor(domain, payer);
        arena.payer().add(Resource.TABLE_BYTES, HEADER_COST_BYTES);
        return arena.take();
    }

    private HeaderArena arenaFor(HeaderDomain domain, Account payer) {
        List<HeaderArena> arenasOfDomain = domains.getOrDefault(domain, List.of());
        for (HeaderArena arena : arenasOfDomain.reversed()) {
            if (!arena.isFull()) {
                empty.remove(arena);
                return arena;
            }
        }
        if (!payer.hasRoom(Resource.DESCRIPTORS, 1)) {
            throw new LinuxException("header", Errno.EDQUOT);
        }
        // numbers are not used again: processes may still have arenas mapped that are gone here
        HeaderArena arena = HeaderArena.allocate(lastArena + 1, new HeaderArena.Owner(domain, payer));
        payer.add(Resource.DESCRIPTORS, 1);
        lastArena++;
        arenas.put(arena.number(), arena);
        domains.computeIfAbsent(domain, key -> new ArrayList<>()).add(arena);
        return arena;
    }

    HeaderArena arena(int number) {
        HeaderArena arena = arenas.get(number);
        if (arena == null) {
            throw new IllegalStateException("no arena " + number);
        }
        return arena;
    }

    private void giveBack(long reference) {
        HeaderArena arena = arena(Reference.arena(reference));
        arena.giveBack(Reference.index(reference));
        arena.payer().give(Resource.TABLE_BYTES, HEADER_COST_BYTES);
        if (arena.isEmpty()) {
            empty.add(arena);
        }
        if (empty.size() > SPARE_ARENAS) {
            drop(empty.removeFirst());
        }
    }

    private void drop(HeaderArena arena) {
        arenas.remove(arena.number());
        domains.computeIfPresent(arena.domain(), (domain, of) -> {
            of.remove(arena);
            return of.isEmpty() ? null : of;
        });
        arena.payer().give(Resource.DESCRIPTORS, 1);
        arena.close();
    }

    void add(WaitableObject object) {
        long reference = object.reference();
        arena(Reference.arena(reference)).serve(Reference.index(reference), object);
    }

    /** The object that boards name so; null if it has ended and its header serves no other one. */
    @Nullable
    WaitableObject find(long reference) {
        HeaderArena arena = arenas.get(Reference.arena(reference));
        return arena == null ? null : arena.object(Reference.index(reference));
    }

    /** A process can no longer touch the header by {@code count} of its handles. */
    void unused(long reference, int count) {
        WaitableObject object = find(reference);
        if (object != null) {
            object.addUsers(-count);
            reclaimIfUnused(object);
        }
    }

    /** The object has ended: its header is free as soon as nobody can touch it. */
    void ended(WaitableObject object) {
        object.end();
        reclaimIfUnused(object);
    }

    /** Frees the header of an object that has ended, if nobody can touch it and nobody waits for it. */
    void reclaimIfUnused(WaitableObject object) {
        if (object.hasEnded() && object.isQuiet() && !object.isTouchable() && find(object.reference()) == object) {
            giveBack(object.reference());
        }
    }

    /** All objects with a header, as they are now. */
    List<WaitableObject> all() {
        return arenas.values().stream().flatMap(HeaderArena::objects).toList();
    }
}
