package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.dispatcher.Header;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.jspecify.annotations.Nullable;

/**
 * The arenas of headers that this process maps.
 *
 * <p>A header must not come to serve another object while some thread is still on its way to it: it may have looked whether the handle
 * is open just before another thread closed it. The garbage collector knows when no thread can reach the handle any more, so that is
 * when the broker is told that the header is unused here. It costs the paths that use headers nothing.
 */
final class HeaderArenas {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int WORTH_TELLING = 64;
    private static final long COLLECTION_MILLIS = 2_000;

    private final Map<Integer, MemorySegment> arenas = new ConcurrentHashMap<>();
    private final Unused unused = new Unused();

    /** Kept apart: what the cleaner runs must not keep anything else alive. */
    private static final class Unused {
        private final ConcurrentLinkedQueue<Long> references = new ConcurrentLinkedQueue<>();
        private final AtomicInteger count = new AtomicInteger();

        void add(long reference) {
            references.add(reference);
            count.incrementAndGet();
        }
    }

    /**
     * The header of an object; null if its arena has not come, for want of descriptors or of address space.
     *
     * @param memory the arena, unless the broker knows that the process has it; closed here
     */
    @Nullable
    Header header(int arena, int index, @Nullable Fd memory) {
        if (memory != null) {
            try (memory) {
                arenas.computeIfAbsent(arena, number -> map(memory));
            }
        }
        MemorySegment headers = arenas.get(arena);
        if (headers == null) {
            return null;
        }
        return Header.at(headers, index, reference(arena, index));
    }

    /** How boards name the object of a header. */
    static long reference(int arena, int index) {
        return (long) arena << Integer.SIZE | index;
    }

    private static @Nullable MemorySegment map(Fd memory) {
        long bytes = FileCalls.fstat(memory).sizeBytes();
        long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
        if (Mmap.isFailure(address)) {
            return null;
        }
        Runnable unmap = () -> LinuxException.check(Mmap.unmap(address, bytes), "munmap", address, bytes);
        return Mmap.segment(address, bytes, Arena.ofAuto(), unmap);
    }

    /** From here on the header is unused as soon as nobody can reach {@code handle}. */
    void watch(WaitableHandle handle, long reference) {
        Unused toTell = unused;
        CLEANER.register(handle, () -> toTell.add(reference));
    }

    /** Headers to tell the broker of; none as long as they are few. */
    List<Long> takeUnused() {
        return unused.count.get() < WORTH_TELLING ? List.of() : takeAnyUnused();
    }

    /**
     * Has the collector look for headers that nobody can reach, and waits for it. For when the broker has no room for more of this user's:
     * it may be just these that take it.
     */
    void findUnused() {
        CountDownLatch looked = new CountDownLatch(1);
        CLEANER.register(new Object(), looked::countDown);
        System.gc();
        try {
            // a Java machine may have been told not to do what it is asked
            looked.await(COLLECTION_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Headers to tell the broker of, however few. */
    List<Long> takeAnyUnused() {
        List<Long> taken = new ArrayList<>();
        Long reference = unused.references.poll();
        while (reference != null && taken.size() < ReleaseHeadersRequest.MAX_REFERENCES) {
            taken.add(reference);
            reference = unused.references.poll();
        }
        if (reference != null) {
            unused.references.add(reference);
        }
        unused.count.addAndGet(-taken.size());
        return taken;
    }
}
