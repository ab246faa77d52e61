package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.basenamed.benchmarks.harness.Toolbox;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;

/** Another Java process of a program, which meets the same broker, and ends with the one that started it. */
final class Child implements AutoCloseable {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** Starts one; {@code switches} are for its Java machine. */
    static Child start(Class<?> program, List<String> switches, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Toolbox.DIRECTORY_PROPERTY + "=" + System.getProperty(Toolbox.DIRECTORY_PROPERTY),
                "-D" + Toolbox.IDLE_PROPERTY + "=" + System.getProperty(Toolbox.IDLE_PROPERTY)));
        command.addAll(switches);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Process process() {
        return process;
    }

    /** Returns when the child has called {@link #ready}. */
    void awaitReady() throws IOException {
        if (process.getInputStream().read() < 0) {
            throw new IOException("a child has ended before it was ready");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Called by a child first: ends this process as soon as its parent has ended. */
    static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try (InputStream parent = System.in) {
                parent.transferTo(OutputStream.nullOutputStream());
            } catch (IOException alsoTheEnd) {
                System.err.println("parent: " + alsoTheEnd);
            }
            Runtime.getRuntime().halt(0);
        });
    }

    /** Called by a child: ends {@link #awaitReady}. */
    static void ready() {
        System.out.print('!');
        System.out.flush();
    }

    /** Binds the calling thread. */
    static void useProcessor(int processor) {
        LinuxException.check(ProcessCalls.schedSetaffinity(processor), "sched_setaffinity", processor);
    }

    /** The name of an object that this run alone has. */
    static String name(String format, Object... arguments) {
        return "Local\\benchmark-" + String.format(Locale.ROOT, format, arguments);
    }
}
