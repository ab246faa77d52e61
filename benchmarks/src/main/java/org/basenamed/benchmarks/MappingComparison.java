package org.basenamed.benchmarks;

import java.io.IOException;
import java.util.Optional;

/** A named mapping from its creation to its end, beside the C sequence. */
final class MappingComparison {
    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 15;
    private static final int SAMPLES = 4_000;

    private MappingComparison() {}

    static Object measure() throws IOException {
        Optional<CProgram> started = CProgram.start("posix_sequence");
        if (started.isEmpty()) {
            return "skipped";
        }
        try (CProgram posix = started.get()) {
            posix.samples(SAMPLES);
            MappingSequence.namedSamples(WARM_UP);
            return Comparison.with("C", ROUNDS)
                    .measure(() -> posix.samples(SAMPLES), () -> MappingSequence.namedSamples(SAMPLES));
        }
    }
}
