package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import org.basenamed.benchmarks.harness.Toolbox;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What one call allocates, by JMH: a method of {@code HotPathBenchmark} in a Java machine of its own. */
final class AllocationProgram {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private AllocationProgram() {}

    /** The class and method to run. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Answers().give(i -> allocated(arguments[0]));
    }

    private static double allocated(String benchmark) throws IOException {
        Options options = new OptionsBuilder()
                .include("\\." + Pattern.quote(benchmark) + "$")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .jvmArgsAppend("-D" + Toolbox.DIRECTORY_PROPERTY + "=" + System.getProperty(Toolbox.DIRECTORY_PROPERTY))
                .build();
        PrintStream answersGoTo = System.out;
        // JMH has things to say even when it is to be silent
        System.setOut(System.err);
        try {
            Collection<RunResult> runs = new Runner(options).run();
            if (runs.size() != 1) {
                throw new IOException(runs.size() + " benchmarks are named " + benchmark);
            }
            RunResult run = runs.iterator().next();
            return Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATION), ALLOCATION)
                    .getScore();
        } catch (RunnerException e) {
            throw new IOException(e);
        } finally {
            System.setOut(answersGoTo);
        }
    }
}
