package org.basenamed.systemtests.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program at work, seen as a person at its terminal sees it. */
final class Program implements AutoCloseable {
    /** Pipes cannot be waited for with an end: whoever has hung that long is killed, which ends its pipes. */
    private static final int WATCHDOG_SECONDS = 100;

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();

    /**
     * What a program leaves to be seen when it has ended.
     *
     * @param status its exit status
     * @param lines its standard output
     * @param errors its standard error
     */
    record Outcome(int status, List<String> lines, List<String> errors) {}

    private Program(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static Program start(Path program, Map<String, String> environment, List<String> arguments) throws IOException {
        Path errors = Files.createTempFile("basenamed-test", ".err");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture.delayedExecutor(WATCHDOG_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return new Program(process, errors);
    }

    /** The next line that it prints. */
    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("no further line; so far " + lines + ", errors " + Files.readString(errors));
        }
        lines.add(line);
        return line;
    }

    /** Presses Enter. */
    void enter() throws IOException {
        input.newLine();
        input.flush();
    }

    /** Waits for its end. */
    Outcome finish() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        return new Outcome(process.waitFor(), List.copyOf(lines), Files.readAllLines(errors));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(errors);
    }
}
