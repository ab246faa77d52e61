package org.basenamed.benchmarks.program;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** 1 GiB through a view: copied in by one process, and out by another when that is done. */
final class CopyBetweenProgram {
    private static final long SIZE_BYTES = 1L << 30;
    /** How much private memory each side copies from or to. */
    private static final long PIECE_BYTES = 64L << 20;

    private CopyBetweenProgram() {}

    /** The reader is told the name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            read(arguments[0]);
        } else {
            write(Child.name("copy-%d", ProcessHandle.current().pid()));
        }
    }

    private static void write(String name) throws IOException, InterruptedException {
        try (FileMapping mapping = FileMapping.createNew(name, SIZE_BYTES);
                View view = mapping.map(Access.READ_WRITE);
                Arena arena = Arena.ofConfined();
                Child reader = Child.start(CopyBetweenProgram.class, List.of(), name)) {
            reader.awaitReady();
            MemorySegment source = arena.allocate(PIECE_BYTES).fill((byte) 1);
            new Answers().give(i -> {
                long start = System.nanoTime();
                for (long offset = 0; offset < SIZE_BYTES; offset += PIECE_BYTES) {
                    MemorySegment.copy(source, 0, view.segment(), offset, PIECE_BYTES);
                }
                reader.process().getOutputStream().write('\n');
                reader.process().getOutputStream().flush();
                if (reader.process().getInputStream().read() < 0) {
                    throw new EOFException("the reader has ended");
                }
                return System.nanoTime() - start;
            });
        }
    }

    private static void read(String name) throws IOException {
        try (FileMapping mapping = FileMapping.open(name, Access.READ);
                View view = mapping.map(Access.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(PIECE_BYTES);
            Child.ready();
            while (System.in.read() >= 0) {
                for (long offset = 0; offset < SIZE_BYTES; offset += PIECE_BYTES) {
                    MemorySegment.copy(view.segment(), offset, target, 0, PIECE_BYTES);
                }
                Child.ready();
            }
        }
    }
}
