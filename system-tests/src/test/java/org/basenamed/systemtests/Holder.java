package org.basenamed.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.basenamed.client.Broker;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;

/** A process that runs {@link HolderProgram}, from its start to its end by SIGKILL. */
final class Holder implements AutoCloseable {

    /** How Java tells that a process has ended by that signal. */
    static final int KILLED = 128 + ProcessCalls.SIGKILL;

    private final Process process;
    private final BufferedReader output;

    private Holder(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one that meets the broker of this process, and does not wait for it to be ready. */
    static Holder start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx32m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbasenamed.directory=" + Broker.directory(),
                "-cp",
                Site.classes().stream().map(Path::toString).collect(Collectors.joining(":")),
                HolderProgram.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return new Holder(builder.start());
    }

    /** Tells it to go, and returns when it holds its mapping. */
    void go(long number) throws IOException {
        expect(HolderProgram.READY);
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(number + "\n");
        }
        expect(HolderProgram.HOLDING);
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

    /** Not by {@link Process#destroyForcibly()}, which closes the pipe that {@link #awaitEndOfOutput()} reads. */
    void kill() {
        LinuxException.check(
                ProcessCalls.kill(Math.toIntExact(process.pid()), ProcessCalls.SIGKILL), "kill", process.pid());
    }

    /** Waits for the kernel to close the pipe, as it closes all that a dead process had open. */
    void awaitEndOfOutput() throws IOException {
        String line = output.readLine();
        if (line != null) {
            throw new IOException("process " + process.pid() + " said " + line + " when it was dead");
        }
    }

    /** Waits for its end, and tells how it ended. */
    int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        output.close();
    }
}
