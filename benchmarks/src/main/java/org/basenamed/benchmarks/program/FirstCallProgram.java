package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.benchmarks.harness.Toolbox;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.protocol.Rendezvous;

/** From the start of a JVM to its end, with and without one first call in between. */
final class FirstCallProgram {
    private static final String SHORT_IDLE_MILLIS = "100";
    private static final String NOTHING = "nothing";
    private static final String RUNNING = "running";
    private static final String NONE = "none";
    private static final String CALL = "call";

    private final String kind;
    private final Path directory;

    private FirstCallProgram(String kind, Path own) {
        this.kind = kind;
        this.directory = kind.equals(NONE) ? own.resolveSibling(own.getFileName() + "-none") : own;
    }

    /** Which is measured; or, in the JVM that is measured, what it does. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case CALL -> createOne();
            case NOTHING, RUNNING, NONE -> measure(arguments);
            default -> throw Answers.usage("nothing|running|none");
        }
    }

    private static void createOne() {
        try (FileMapping mapping = FileMapping.createNew("Local\\first-call", 4096)) {
            if (!mapping.isOpen()) {
                throw new IllegalStateException(mapping + " was not created");
            }
        }
    }

    private static void measure(String... arguments) throws IOException, InterruptedException {
        if (arguments.length > 1) {
            // the JVM that does nothing
            return;
        }
        FirstCallProgram program = new FirstCallProgram(arguments[0], Broker.directory());
        try (FileMapping keeper = FileMapping.createUnnamed(1)) {
            if (!keeper.isOpen()) {
                throw new IllegalStateException("the broker has gone");
            }
            new Answers().give(i -> program.startOne());
        }
    }

    private double startOne() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = program().start();
        int status = process.waitFor();
        double nanos = System.nanoTime() - start;
        if (status != 0) {
            throw new IOException("the program ended with status " + status);
        }
        if (kind.equals(NONE)) {
            awaitBrokerGone();
        }
        return nanos;
    }

    private ProcessBuilder program() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Toolbox.DIRECTORY_PROPERTY + "=" + directory,
                "-D" + Toolbox.IDLE_PROPERTY + "=" + SHORT_IDLE_MILLIS));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCallProgram.class.getName()));
        command.addAll(kind.equals(NOTHING) ? List.of(NOTHING, NOTHING) : List.of(CALL));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** A broker holds this lock as long as it lives, and takes the file along. */
    private void awaitBrokerGone() {
        Path lockFile = new Rendezvous(directory).lockFile();
        int opened = FileCalls.open(lockFile, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0);
        if (opened == -Errno.ENOENT || !Files.exists(directory)) {
            return;
        }
        try (Fd lock = Fd.own(LinuxException.check(opened, "open", lockFile))) {
            LinuxException.check(OfdLock.lock(lock, Rendezvous.ALIVE_BYTE, true), "fcntl(F_OFD_SETLKW)", lockFile);
        }
    }
}
