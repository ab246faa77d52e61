package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.client.Broker;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Reset;

/**
 * How much memory the broker has for each of many: what lives in its heap after a full collection, and the shared memory that it has
 * touched. Beside it, how much more of all its memory is resident.
 */
final class MemoryProgram {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final int KIB = 1024;

    private final Answers answers = new Answers();
    private final String kind;
    private final int count;
    private final List<AutoCloseable> kept = new ArrayList<>();
    private long made;

    private MemoryProgram(String kind, int count) {
        this.kind = kind;
        this.count = count;
    }

    /** What is made, and how many. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw Answers.usage("event|mapping|handle|process COUNT");
        }
        MemoryProgram program = new MemoryProgram(arguments[0], Integer.parseInt(arguments[1]));
        try (Event first = Event.create(Child.name("memory"), Reset.AUTO)) {
            program.answers.give(i -> program.measure(first));
            program.endChildren();
        }
    }

    private double measure(Event first) throws IOException, InterruptedException {
        long broker = Broker.status()
                .orElseThrow(() -> new IllegalStateException(first + " has no broker"))
                .processId();
        // whatever the broker loads when it is first asked for this is not counted
        make(1);
        long liveBefore = live(broker);
        long residentBefore = status(broker, "VmRSS");
        make(count);
        answers.detail("resident", (double) (status(broker, "VmRSS") - residentBefore) / count);
        return (double) (live(broker) - liveBefore) / count;
    }

    /** Nothing is closed before the end: what it left in tables would be used again by the next sample. */
    private void make(int wanted) throws IOException {
        int before = kept.size();
        for (int i = 0; i < wanted; i++) {
            made++;
            kept.add(
                    switch (kind) {
                        case "event" -> Event.create(Child.name("memory-%d", made), Reset.AUTO);
                        case "mapping" -> FileMapping.create(Child.name("memory-%d", made), 4096);
                        case "handle" -> Event.open(Child.name("memory"));
                        case "process" ->
                            Child.start(IdleClient.class, IdleClient.SMALL, "event", Child.name("memory"));
                        default -> throw Answers.usage("event|mapping|handle|process COUNT");
                    });
        }
        for (AutoCloseable one : kept.subList(before, kept.size())) {
            if (one instanceof Child child) {
                child.awaitReady();
            }
        }
    }

    private void endChildren() {
        for (AutoCloseable one : kept) {
            if (one instanceof Child child) {
                child.close();
            }
        }
    }

    /** What the broker's heap holds that is reachable, and its shared memory. */
    private static long live(long broker) throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(broker),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        Matcher total = TOTAL.matcher(told);
        if (!total.find()) {
            throw new IOException("the broker's heap could not be counted: " + told);
        }
        return Long.parseLong(total.group(1)) + status(broker, "RssShmem");
    }

    private static long status(long process, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/" + process + "/status has no " + field));
    }
}
