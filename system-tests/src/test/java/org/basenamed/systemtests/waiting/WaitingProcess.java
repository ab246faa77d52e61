package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that does what it is told, line by line; one that hangs is killed in the end, which fails its test. */
public final class WaitingProcess implements AutoCloseable {
    private static final int WATCHDOG_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    private WaitingProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    public static WaitingProcess start(Path directory, String... options) throws IOException {
        return start(Obedient.class, directory, options);
    }

    /** Starts one that runs another program. */
    public static WaitingProcess start(Class<?> program, Path directory, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbasenamed.directory=" + directory,
                "-Dbasenamed.idle.millis=200"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture.delayedExecutor(WATCHDOG_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return new WaitingProcess(process);
    }

    /** Has it do something, without waiting for the answer. */
    public void begin(String order) throws IOException {
        input.write(order);
        input.newLine();
        input.flush();
    }

    /** What it has to say next; null if it has died instead. */
    public String answer() throws IOException {
        String line = output.readLine();
        return line == null ? "dead" : line;
    }

    /** Has it do something to the end. */
    public String tell(String order) throws IOException {
        begin(order);
        return answer();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it, without warning. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
