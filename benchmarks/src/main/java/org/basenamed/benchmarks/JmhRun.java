package org.basenamed.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All benchmarks of the room that are written for JMH, with what they allocate. */
final class JmhRun {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private JmhRun() {}

    static List<Map<String, Object>> measure() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Pattern.quote(JmhRun.class.getPackageName()))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        List<Map<String, Object>> figures = new ArrayList<>();
        for (RunResult run : new Runner(options).run()) {
            Result<?> time = run.getPrimaryResult();
            double allocated = Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATION), ALLOCATION)
                    .getScore();
            String name = run.getParams().getBenchmark();
            System.out.printf(
                    "  %-20s %8.2f %s (+-%.2f), %6.0f bytes allocated%n",
                    name.substring(name.lastIndexOf('.') + 1),
                    time.getScore(),
                    time.getScoreUnit(),
                    time.getScoreError(),
                    allocated);
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("benchmark", name);
            figure.put("score", time.getScore());
            figure.put("error", time.getScoreError());
            figure.put("unit", time.getScoreUnit());
            figure.put("allocatedBytes", allocated);
            figures.add(figure);
        }
        return figures;
    }
}
