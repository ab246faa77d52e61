package org.basenamed.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;
import org.basenamed.linux.Fd;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;

/** What is measured: memory made, used once and given back. */
final class MappingSequence {
    static final int SIZE_BYTES = 4096;

    private static final String NAME = "Local\\benchmark";

    private MappingSequence() {}

    /** A named mapping, and a view in an arena of the calling thread. */
    static void named(long value) {
        try (FileMapping mapping = FileMapping.create(NAME, SIZE_BYTES);
                Arena arena = Arena.ofConfined()) {
            mapping.map(Access.READ_WRITE, arena).segment().set(ValueLayout.JAVA_LONG, 0, value);
        }
    }

    /** A named mapping, and a view that any thread may use. */
    static void namedForAllThreads(long value) {
        try (FileMapping mapping = FileMapping.create(NAME, SIZE_BYTES);
                View view = mapping.map(Access.READ_WRITE)) {
            view.segment().set(ValueLayout.JAVA_LONG, 0, value);
        }
    }

    /** The memory alone, without a name, a broker or rights: what of it the kernel takes. */
    static void memoryAlone(long value) {
        try (Fd memfd = Memfd.create("benchmark", false)) {
            Memfd.setSize(memfd, SIZE_BYTES);
            int protection = Mmap.PROT_READ | Mmap.PROT_WRITE;
            long address = Mmap.map(0, SIZE_BYTES, protection, Mmap.MAP_SHARED, memfd.number(), 0);
            if (Mmap.isFailure(address)) {
                throw new IllegalStateException("mmap: " + address);
            }
            MemorySegment memory = Mmap.at(address, SIZE_BYTES);
            memory.set(ValueLayout.JAVA_LONG, 0, value);
            Mmap.unmap(address, SIZE_BYTES);
        }
    }

    /** How long each of {@code count} named ones takes. */
    static Samples namedSamples(int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            named(i);
            nanos[i] = System.nanoTime() - start;
        }
        return new Samples(nanos);
    }
}
