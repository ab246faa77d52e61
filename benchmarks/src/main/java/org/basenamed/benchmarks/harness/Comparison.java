package org.basenamed.benchmarks.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Side;
import org.basenamed.benchmarks.results.CaseResult;
import org.basenamed.benchmarks.results.SideResult;

/** One case measured: all sides have a turn in each round, so that whatever else the machine does meets all of them. */
public final class Comparison implements AutoCloseable {
    private final Case measured;
    private final Effort effort;
    private final List<Turns> running = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Comparison(Case measured, Effort effort) {
        this.measured = measured;
        this.effort = effort;
    }

    /** Starts all sides that can be, gives them their turns, and ends them. */
    public static CaseResult of(Case one, Effort effort, Toolbox toolbox) throws IOException {
        try (Comparison comparison = new Comparison(one, effort)) {
            comparison.start(toolbox);
            comparison.measure();
            return comparison.result();
        }
    }

    private void start(Toolbox toolbox) throws IOException {
        for (Side side : measured.sides()) {
            Optional<ProcessBuilder> starter = toolbox.starter(side);
            if (starter.isEmpty()) {
                missing.put(side.name(), "needs " + side.language().needs());
                continue;
            }
            Turns turns = Turns.start(side, starter.get());
            running.add(turns);
            turns.prepare(measured.pace(), effort);
        }
    }

    private void measure() throws IOException {
        List<Turns> order = new ArrayList<>(running);
        for (int i = effort.rounds(measured); i > 0; i--) {
            for (Turns turns : order) {
                turns.turn();
            }
            // so that nobody always comes after the same one
            Collections.rotate(order, 1);
        }
    }

    private CaseResult result() {
        // our own side is a Java machine as this is: it always is there
        List<Samples> ours = running.getFirst().taken();
        List<SideResult> results = running.stream()
                .map(turns -> summary(turns.side().name(), ours, turns.taken()))
                .toList();
        return CaseResult.of(measured, results, missing);
    }

    private static SideResult summary(String name, List<Samples> ours, List<Samples> theirs) {
        double[] ratios = new double[theirs.size()];
        for (int i = 0; i < ratios.length; i++) {
            double our = ours.get(i).median();
            double their = theirs.get(i).median();
            // nothing is as much as nothing
            ratios[i] = our == their ? 1 : our / their;
        }
        double[] medians = theirs.stream().mapToDouble(Samples::median).toArray();
        Samples all = Samples.together(theirs);
        SideResult.Spread spread = new SideResult.Spread(
                Samples.median(medians),
                all.percentile(10),
                all.percentile(50),
                all.percentile(90),
                all.percentile(99));
        double least = Double.MAX_VALUE;
        double most = 0;
        for (double ratio : ratios) {
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        return new SideResult(
                name, spread, new SideResult.Ratio(Samples.median(ratios), least, most), all.count(), all.details());
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Turns turns : running.reversed()) {
            try {
                turns.close();
            } catch (IOException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
