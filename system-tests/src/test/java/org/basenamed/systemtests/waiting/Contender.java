package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.Broker;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;

/** A process that runs {@link ContenderProgram}, from its start to its end by SIGKILL. */
final class Contender implements AutoCloseable {
    private static final int SIGTERM = 15;
    private static final int SIGQUIT = 3;
    private static final int KILLED = 128 + ProcessCalls.SIGKILL;

    private final Process process;
    private final BufferedReader output;

    private Contender(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one that meets the broker of this process, and does not wait for it to be ready. */
    static Contender start(String classPath, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx32m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbasenamed.directory=" + Broker.directory()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, ContenderProgram.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return new Contender(builder.start());
    }

    /** Tells it to go, and returns when it has begun. */
    void go(int number, long seed) throws IOException {
        expect(ContenderProgram.READY);
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(number + " " + seed + "\n");
        }
        expect(ContenderProgram.CONTENDING);
    }

    private void expect(String expected) throws IOException {
        String line = output.readLine();
        if (!expected.equals(line)) {
            throw new IOException("process " + process.pid() + " said " + line + " instead of " + expected);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void send(int signal) {
        LinuxException.check(ProcessCalls.kill(Math.toIntExact(process.pid()), signal), "kill", process.pid());
    }

    /** Ends it as the Java machine lets itself be ended, in the midst of what it does. */
    void end() {
        send(SIGTERM);
        process.onExit().join();
    }

    /** Kills it, unless it has killed itself, and waits for its end; answers whether that was the signal and nothing else. */
    boolean kill() {
        if (process.isAlive()) {
            send(ProcessCalls.SIGKILL);
        }
        return process.onExit().join().exitValue() == KILLED;
    }

    /** Shows where its threads are. */
    void showStacks() throws IOException {
        send(SIGQUIT);
        String line = output.readLine();
        while (line != null && !line.startsWith("Heap")) {
            System.err.println(line);
            line = output.readLine();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        output.close();
    }
}
