package org.basenamed.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same thing measured here and elsewhere in turns, so that whatever else the machine does meets both.
 *
 * @param peer what it is compared with, for people
 * @param rounds how often each has its turn
 * @param batch how many times the thing was done for one duration
 */
record Comparison(String peer, int rounds, int batch) {
    private static final double NANOS_PER_MICRO = 1_000;

    /** For durations of the thing done once. */
    static Comparison with(String peer, int rounds) {
        return new Comparison(peer, rounds, 1);
    }

    /** Measures one side once. */
    @FunctionalInterface
    interface Side {
        Samples measure() throws IOException;
    }

    private record Round(Samples theirs, Samples ours) {
        double ratio() {
            return ours.medianMicros() / theirs.medianMicros();
        }
    }

    /** Measures, prints and returns the figures; the ratio is of medians, ours to theirs. */
    Map<String, Object> measure(Side theirs, Side ours) throws IOException {
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(new Round(theirs.measure(), ours.measure()));
        }
        double[] ratios = measured.stream().mapToDouble(Round::ratio).sorted().toArray();
        double their = microsOfOne(measured, Round::theirs);
        double our = microsOfOne(measured, Round::ours);
        System.out.printf(
                "  median of %d rounds: %s %s, Basenamed %s, ratio %.2f (%.2f to %.2f)%n",
                rounds, peer, told(their), told(our), Samples.median(ratios), ratios[0], ratios[ratios.length - 1]);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("peer", peer);
        figures.put("ratio", Samples.median(ratios));
        figures.put("peerMicros", their);
        figures.put("micros", our);
        figures.put("batch", batch);
        figures.put(
                "rounds",
                measured.stream()
                        .map(round -> Map.of(
                                "peer", round.theirs.figures(),
                                "basenamed", round.ours.figures(),
                                "ratio", round.ratio()))
                        .toList());
        return figures;
    }

    private double microsOfOne(List<Round> measured, Function<Round, Samples> side) {
        return Samples.median(measured.stream()
                        .mapToDouble(round -> side.apply(round).medianMicros())
                        .toArray())
                / batch;
    }

    private static String told(double micros) {
        return micros < 1 ? String.format("%.1f ns", micros * NANOS_PER_MICRO) : String.format("%.2f us", micros);
    }
}
