package org.basenamed.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The C program with the sequence to compare with; it sleeps unless it is asked. */
final class PosixSequence implements AutoCloseable {
    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    PosixSequence(Path program) throws IOException {
        process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.US_ASCII);
        output = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** How long each of {@code count} takes. */
    Samples samples(int count) throws IOException {
        input.write(count + "\n");
        input.flush();
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            String line = output.readLine();
            if (line == null) {
                throw new EOFException("the C program has ended");
            }
            nanos[i] = Long.parseLong(line);
        }
        return new Samples(nanos);
    }

    @Override
    public void close() throws IOException {
        input.close();
        output.close();
        process.destroy();
    }
}
