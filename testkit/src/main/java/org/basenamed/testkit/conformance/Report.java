package org.basenamed.testkit.conformance;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.basenamed.testkit.conformance.Verdict.Difference;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.expectation.Excuse;

/** Tells people of a run, scenario after scenario. */
final class Report {

    private final PrintStream out;
    private final boolean verbose;

    /** A verbose report has every line of every scenario. */
    Report(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    void lines(ScenarioResult result) {
        if (verbose) {
            out.println("== " + result.scenario().name());
            result.lines().forEach(out::println);
        }
    }

    void judgement(Judgement judgement) {
        switch (judgement.verdict()) {
            case Verdict.Passed passed -> out.println("pass " + passed.scenario());
            case Verdict.Failed failed -> {
                out.println("fail " + failed.scenario());
                failed.problem().ifPresent(problem -> out.println("    " + problem));
                failed.differences().forEach(this::difference);
            }
            case Verdict.Unsupported unsupported ->
                out.println("unsupported " + unsupported.scenario() + " (" + unsupported.operation() + ")");
            case Verdict.Excused excused -> excused(excused);
        }
        for (Excuse stale : judgement.stale()) {
            out.println("    this excuse no longer applies: " + stale);
        }
        out.flush();
    }

    private void excused(Verdict.Excused excused) {
        String reasons = excused.excuses().stream().map(Excuse::reason).collect(Collectors.joining("; "));
        out.println("excused " + excused.scenario() + ": " + reasons);
        if (verbose) {
            excused.differences().forEach(this::difference);
        }
    }

    private void difference(Difference difference) {
        out.println("    " + difference.ours().step().number() + ": "
                + difference.ours().step().text());
        out.println("        ours:     " + difference.ours().result());
        out.println("        expected: " + difference.expected());
    }

    /** What processes wrote to their standard output and error; nothing, most of the time. */
    void log(String text) {
        if (!text.isEmpty()) {
            out.println("the processes wrote:");
            text.lines().forEach(line -> out.println("    " + line));
        }
    }

    void closing(Tally tally) {
        out.println(tally);
        out.flush();
    }
}
