package org.basenamed.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes samples as often as standard input says, and tells each on standard output. */
final class Asked {
    private Asked() {}

    /** Takes one sample, in nanoseconds. */
    @FunctionalInterface
    interface Sample {
        double take(long number) throws IOException;
    }

    static void answer(Sample sample) throws IOException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            double[] values = new double[Integer.parseInt(line)];
            for (int i = 0; i < values.length; i++) {
                values[i] = sample.take(i);
            }
            StringBuilder told = new StringBuilder();
            for (double value : values) {
                told.append(String.format(Locale.ROOT, "%.2f%n", value));
            }
            System.out.print(told);
            System.out.flush();
        }
    }
}
