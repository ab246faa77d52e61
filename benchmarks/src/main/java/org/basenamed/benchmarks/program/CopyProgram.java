package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** Copies private memory into a view and back out of it, in one process. */
final class CopyProgram {
    private CopyProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long sizeBytes = Long.parseLong(arguments[0]);
        try (FileMapping mapping = FileMapping.createUnnamed(sizeBytes);
                View view = mapping.map(Access.READ_WRITE);
                Arena arena = Arena.ofConfined()) {
            MemorySegment own = arena.allocate(sizeBytes).fill((byte) 1);
            new Answers().give(i -> {
                own.set(ValueLayout.JAVA_BYTE, 0, (byte) i);
                long start = System.nanoTime();
                view.segment().copyFrom(own);
                own.copyFrom(view.segment());
                return System.nanoTime() - start;
            });
        }
    }
}
