package org.basenamed.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** 1 GiB through a view, copied in by one process and out by another, beside {@code memcpy} in C over the same kind of memory. */
final class CopyComparison implements AutoCloseable {
    static final long SIZE_BYTES = 1L << 30;
    /** How much private memory each side copies from or to. */
    static final long PIECE_BYTES = 64L << 20;

    private static final String NAME = "Local\\benchmark-copy";
    private static final int ROUNDS = 9;
    private static final int SAMPLES = 3;

    private final FileMapping mapping = FileMapping.createNew(NAME, SIZE_BYTES);
    private final View view = mapping.map(Access.READ_WRITE);
    private final Process reader;
    private final Writer toReader;
    private final BufferedReader fromReader;

    private CopyComparison() throws IOException {
        reader = JavaPeer.start(CopyReader.class, NAME);
        toReader = reader.outputWriter(StandardCharsets.US_ASCII);
        fromReader = reader.inputReader(StandardCharsets.US_ASCII);
    }

    static Object measure() throws IOException {
        Optional<CProgram> started = CProgram.start("shared_copy");
        if (started.isEmpty()) {
            return "skipped";
        }
        try (CProgram posix = started.get();
                CopyComparison ours = new CopyComparison();
                Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(PIECE_BYTES).fill((byte) 1);
            posix.samples(SAMPLES);
            ours.samples(source);
            return Comparison.with("C", ROUNDS).measure(() -> posix.samples(SAMPLES), () -> ours.samples(source));
        }
    }

    private Samples samples(MemorySegment source) throws IOException {
        long[] nanos = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            for (long offset = 0; offset < SIZE_BYTES; offset += PIECE_BYTES) {
                MemorySegment.copy(source, 0, view.segment(), offset, PIECE_BYTES);
            }
            toReader.write('\n');
            toReader.flush();
            if (fromReader.readLine() == null) {
                throw new EOFException("the reader has ended");
            }
            nanos[i] = System.nanoTime() - start;
        }
        return new Samples(nanos);
    }

    @Override
    public void close() throws IOException {
        toReader.close();
        fromReader.close();
        reader.destroy();
        view.close();
        mapping.close();
    }
}
