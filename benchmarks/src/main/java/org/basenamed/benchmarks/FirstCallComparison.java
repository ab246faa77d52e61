package org.basenamed.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.protocol.Rendezvous;

/** From the start of a JVM to its end, with and without one first call in between. */
final class FirstCallComparison {
    static final String DIRECTORY_PROPERTY = "basenamed.directory";
    static final String IDLE_PROPERTY = "basenamed.idle.millis";

    private static final int ROUNDS = 15;
    private static final String SHORT_IDLE_MILLIS = "100";

    private final Path own = Broker.directory();
    private final Path other = own.resolveSibling(own.getFileName() + "-other");

    /** What a JVM does. */
    private enum Case {
        NOTHING("a JVM that does nothing"),
        BROKER_RUNS("first call, a broker runs"),
        NO_BROKER("first call, no broker runs");

        private final String title;

        Case(String title) {
            this.title = title;
        }
    }

    Map<String, Object> measure() throws IOException, InterruptedException {
        Map<Case, List<Long>> nanos = new EnumMap<>(Case.class);
        try (FileMapping keeper = FileMapping.createUnnamed(1)) {
            if (!keeper.isOpen()) {
                throw new IllegalStateException("the broker has gone");
            }
            AotCache.await();
            for (Case one : Case.values()) {
                measure(one);
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Case one : Case.values()) {
                    nanos.computeIfAbsent(one, unused -> new ArrayList<>()).add(measure(one));
                }
            }
        }
        return summary(nanos);
    }

    private static Map<String, Object> summary(Map<Case, List<Long>> nanos) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Map<Case, Double> medians = new EnumMap<>(Case.class);
        nanos.forEach((one, values) -> {
            Samples samples =
                    new Samples(values.stream().mapToLong(Long::longValue).toArray());
            medians.put(one, samples.medianMicros() / 1000);
            double above = medians.get(one) - medians.getOrDefault(Case.NOTHING, medians.get(one));
            System.out.printf(
                    "  %-28s median %7.1f ms%s%n",
                    one.title,
                    medians.get(one),
                    one == Case.NOTHING ? "" : String.format(", %.1f ms above nothing", above));
            Map<String, Object> figure = samples.figures();
            figure.put("aboveNothingMillis", above);
            figures.put(one.name(), figure);
        });
        return figures;
    }

    private long measure(Case one) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = program(one).start();
        int status = process.waitFor();
        long nanos = System.nanoTime() - start;
        if (status != 0) {
            throw new IOException("the program ended with status " + status);
        }
        if (one == Case.NO_BROKER) {
            awaitBrokerGone();
        }
        return nanos;
    }

    private ProcessBuilder program(Case one) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + DIRECTORY_PROPERTY + "=" + (one == Case.NO_BROKER ? other : own),
                "-D" + IDLE_PROPERTY + "=" + SHORT_IDLE_MILLIS));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCallProgram.class.getName()));
        command.add(one == Case.NOTHING ? FirstCallProgram.NOTHING : FirstCallProgram.CREATE);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** A broker holds this lock as long as it lives, and takes the file along. */
    private void awaitBrokerGone() {
        Path lockFile = new Rendezvous(other).lockFile();
        int opened = FileCalls.open(lockFile, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0);
        if (opened == -Errno.ENOENT || !Files.exists(other)) {
            return;
        }
        try (Fd lock = Fd.own(LinuxException.check(opened, "open", lockFile))) {
            LinuxException.check(OfdLock.lock(lock, Rendezvous.ALIVE_BYTE, true), "fcntl(F_OFD_SETLKW)", lockFile);
        }
    }
}
