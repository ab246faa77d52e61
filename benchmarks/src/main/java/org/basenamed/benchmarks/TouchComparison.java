package org.basenamed.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;

/** A view of 1 GiB, mapped and touched on every page for the first time, beside the same in C. */
final class TouchComparison {
    private static final long SIZE_BYTES = 1L << 30;
    private static final long PAGE_BYTES = 4096;
    private static final int ROUNDS = 7;
    private static final int SAMPLES = 2;

    private TouchComparison() {}

    static Object measure() throws IOException {
        Optional<CProgram> started = CProgram.start("touch_pages");
        if (started.isEmpty()) {
            return "skipped";
        }
        try (CProgram touch = started.get()) {
            touch.samples(SAMPLES);
            samples();
            return Comparison.with("C", ROUNDS).measure(() -> touch.samples(SAMPLES), TouchComparison::samples);
        }
    }

    private static Samples samples() {
        long[] nanos = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            try (FileMapping mapping = FileMapping.createUnnamed(SIZE_BYTES)) {
                long start = System.nanoTime();
                try (Arena arena = Arena.ofConfined()) {
                    touch(mapping.map(Access.READ_WRITE, arena).segment(), i);
                    nanos[i] = System.nanoTime() - start;
                }
            }
        }
        return new Samples(nanos);
    }

    private static void touch(MemorySegment memory, long value) {
        for (long offset = 0; offset < SIZE_BYTES; offset += PAGE_BYTES) {
            memory.set(ValueLayout.JAVA_LONG, offset, value);
        }
    }
}
