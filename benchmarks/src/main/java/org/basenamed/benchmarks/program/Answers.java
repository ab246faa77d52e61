package org.basenamed.benchmarks.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The end of a program that the harness talks to: it takes samples as often as standard input says, and tells each on standard
 * output, with whatever else it measured at that time.
 */
final class Answers {
    private final Map<String, Double> details = new LinkedHashMap<>();

    Answers() {}

    /** Takes one sample. */
    @FunctionalInterface
    interface Sample {
        double take(long number) throws IOException, InterruptedException;
    }

    /** Does a thing once. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    /** For the sample that is being taken. */
    void detail(String name, double value) {
        details.put(name, value);
    }

    /** For the sample that is being taken. */
    void detail(String name, long nanos) {
        details.put(name, (double) nanos);
    }

    /** Answers until nothing more is asked. */
    void give(Sample sample) throws IOException, InterruptedException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            int count = Integer.parseInt(line);
            double[] values = new double[count];
            List<Map<String, Double>> more = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values[i] = sample.take(i);
                if (!details.isEmpty()) {
                    more.add(new LinkedHashMap<>(details));
                }
            }
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < count; i++) {
                told.append(String.format(Locale.ROOT, "%.2f", values[i]));
                if (!more.isEmpty()) {
                    more.get(i)
                            .forEach((name, value) -> told.append(String.format(Locale.ROOT, " %s=%.2f", name, value)));
                }
                told.append('\n');
            }
            System.out.print(told);
            System.out.flush();
        }
    }

    /** How long the thing takes, done so often in a row. */
    static double nanosOfOne(int batch, Step step) throws InterruptedException {
        long start = System.nanoTime();
        for (int n = 0; n < batch; n++) {
            step.run();
        }
        return (double) (System.nanoTime() - start) / batch;
    }

    /** For a program that was told what it does not know. */
    static IllegalArgumentException usage(String arguments) {
        return new IllegalArgumentException("usage: PROGRAM " + arguments);
    }
}
