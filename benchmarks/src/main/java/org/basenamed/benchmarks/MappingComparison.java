package org.basenamed.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Java and C in turns, so that whatever else the machine does meets both. */
final class MappingComparison {
    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 15;
    private static final int SAMPLES = 4_000;

    private final Optional<Path> posixProgram;

    MappingComparison(Optional<Path> posixProgram) {
        this.posixProgram = posixProgram;
    }

    private record Round(Samples posix, Samples named) {
        double ratio() {
            return named.medianMicros() / posix.medianMicros();
        }
    }

    Object measure() throws IOException {
        if (posixProgram.isEmpty()) {
            System.out.println("  skipped: there is no C compiler to build the C sequence with");
            return "skipped";
        }
        List<Round> rounds = new ArrayList<>();
        try (PosixSequence posix = new PosixSequence(posixProgram.get())) {
            posix.samples(SAMPLES);
            MappingSequence.namedSamples(WARM_UP);
            for (int i = 0; i < ROUNDS; i++) {
                Round round = new Round(posix.samples(SAMPLES), MappingSequence.namedSamples(SAMPLES));
                System.out.printf(
                        "  round %2d: C %6.1f us, Basenamed %6.1f us, ratio %.2f%n",
                        i + 1, round.posix.medianMicros(), round.named.medianMicros(), round.ratio());
                rounds.add(round);
            }
        }
        return summary(rounds);
    }

    private static Map<String, Object> summary(List<Round> rounds) {
        double posix = Samples.median(
                rounds.stream().mapToDouble(round -> round.posix.medianMicros()).toArray());
        double named = Samples.median(
                rounds.stream().mapToDouble(round -> round.named.medianMicros()).toArray());
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        System.out.printf(
                "  median of %d rounds: C %.1f us, Basenamed %.1f us, ratio %.2f (%.2f to %.2f)%n",
                rounds.size(), posix, named, Samples.median(ratios), ratios[0], ratios[ratios.length - 1]);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ratio", Samples.median(ratios));
        figures.put("posixMicros", posix);
        figures.put("namedMicros", named);
        figures.put(
                "rounds",
                rounds.stream()
                        .map(round -> Map.of(
                                "posix", round.posix.figures(),
                                "named", round.named.figures(),
                                "ratio", round.ratio()))
                        .toList());
        return figures;
    }
}
