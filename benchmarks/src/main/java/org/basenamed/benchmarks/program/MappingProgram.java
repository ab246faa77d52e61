package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** A named mapping from its creation to its end, its memory used once; the view is the thread's, or any thread's. */
final class MappingProgram {
    private static final String NAME = Child.name("mapping");
    private static final int SIZE_BYTES = 4096;

    private final Answers answers = new Answers();

    private MappingProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MappingProgram program = new MappingProgram();
        program.answers.give(arguments[0].equals("confined") ? program::confined : program::shared);
    }

    private double confined(long value) {
        long start = System.nanoTime();
        FileMapping mapping = FileMapping.create(NAME, SIZE_BYTES);
        long created = System.nanoTime();
        Arena arena = Arena.ofConfined();
        mapping.map(Access.READ_WRITE, arena).segment().set(ValueLayout.JAVA_LONG, 0, value);
        long mapped = System.nanoTime();
        arena.close();
        long unmapped = System.nanoTime();
        mapping.close();
        long closed = System.nanoTime();
        answers.detail("create", created - start);
        answers.detail("map+touch", mapped - created);
        answers.detail("unmap", unmapped - mapped);
        answers.detail("close", closed - unmapped);
        return closed - start;
    }

    private double shared(long value) {
        long start = System.nanoTime();
        try (FileMapping mapping = FileMapping.create(NAME, SIZE_BYTES);
                View view = mapping.map(Access.READ_WRITE)) {
            view.segment().set(ValueLayout.JAVA_LONG, 0, value);
        }
        return System.nanoTime() - start;
    }
}
