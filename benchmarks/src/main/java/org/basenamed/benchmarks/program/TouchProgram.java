package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;

/** A view of 1 GiB, mapped and touched on every page for the first time. */
final class TouchProgram {
    private static final long SIZE_BYTES = 1L << 30;
    private static final long PAGE_BYTES = 4096;

    private TouchProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Answers().give(TouchProgram::mapAndTouch);
    }

    private static double mapAndTouch(long number) {
        try (FileMapping mapping = FileMapping.createUnnamed(SIZE_BYTES)) {
            long start = System.nanoTime();
            try (Arena arena = Arena.ofConfined()) {
                touch(mapping.map(Access.READ_WRITE, arena).segment(), number);
                return System.nanoTime() - start;
            }
        }
    }

    private static void touch(MemorySegment memory, long value) {
        for (long offset = 0; offset < SIZE_BYTES; offset += PAGE_BYTES) {
            memory.set(ValueLayout.JAVA_LONG, offset, value);
        }
    }
}
