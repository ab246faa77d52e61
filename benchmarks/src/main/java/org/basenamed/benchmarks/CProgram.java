package org.basenamed.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A C program to compare with: told a count, it does its work so often and tells how long each took; it sleeps unless it is asked. */
final class CProgram implements AutoCloseable {
    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    /** Starts the one with that name; empty if there is no compiler to build it with. */
    static Optional<CProgram> start(String name, String... arguments) throws IOException {
        String directory = System.getProperty("bench.programs");
        if (directory == null) {
            System.out.println("  skipped: the comparison needs a C compiler (Debian: the packages gcc and libc6-dev)");
            return Optional.empty();
        }
        return Optional.of(new CProgram(Path.of(directory, name), arguments));
    }

    private CProgram(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
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
