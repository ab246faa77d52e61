package org.basenamed.benchmarks.harness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program told in one turn or in several: numbers of the case's unit, and the medians of what else it measured. */
public final class Samples {
    private final double[] sorted;
    private final Map<String, Double> details;

    /** At least one number, the least first. */
    private Samples(double[] sorted, Map<String, Double> details) {
        this.sorted = sorted;
        this.details = details;
    }

    /** Reads the lines of a turn: a number each, and any name=number after it. */
    static Samples read(List<String> lines) {
        double[] values = new double[lines.size()];
        Map<String, double[]> details = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            String[] words = lines.get(i).strip().split(" ", -1);
            values[i] = Double.parseDouble(words[0]);
            for (int n = 1; n < words.length; n++) {
                int equals = words[n].indexOf('=');
                details.computeIfAbsent(words[n].substring(0, equals), unused -> new double[lines.size()])[i] =
                        Double.parseDouble(words[n].substring(equals + 1));
            }
        }
        Arrays.sort(values);
        Map<String, Double> medians = new LinkedHashMap<>();
        details.forEach((name, numbers) -> medians.put(name, median(numbers)));
        return new Samples(values, medians);
    }

    /** All of these as if of one turn; the details are medians of medians. */
    static Samples together(List<Samples> turns) {
        double[] all = turns.stream()
                .flatMapToDouble(turn -> Arrays.stream(turn.sorted))
                .sorted()
                .toArray();
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : turns.getFirst().details.keySet()) {
            medians.put(
                    name,
                    median(turns.stream()
                            .mapToDouble(turn -> turn.details.getOrDefault(name, 0.0))
                            .toArray()));
        }
        return new Samples(all, medians);
    }

    /** How many numbers there are. */
    public int count() {
        return sorted.length;
    }

    /** What else was measured, in its order. */
    public Map<String, Double> details() {
        return details;
    }

    /** The median, a number that was measured. */
    public double median() {
        return percentile(50);
    }

    /** The least number that {@code percent} of all do not exceed. */
    public double percentile(int percent) {
        int rank = Math.max(1, Math.ceilDiv(sorted.length * percent, 100));
        return sorted[rank - 1];
    }

    /** The median of numbers that may be medians or ratios themselves. */
    public static double median(double... values) {
        double[] ordered = values.clone();
        Arrays.sort(ordered);
        int middle = ordered.length / 2;
        return ordered.length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
