package org.basenamed.testkit.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.driver.ScenarioRunner;
import org.basenamed.testkit.expectation.Excuses;
import org.basenamed.testkit.expectation.Expectations;
import org.basenamed.testkit.scenario.Scenario;
import org.basenamed.testkit.scenario.ScenarioFile;

/** One run of scenario files: real processes, a verdict for each scenario, a report. */
public final class ConformanceRun {

    private final ConformanceOptions options;
    private final Excuses excuses;
    private final Report report;
    private final ResultFiles results;
    private final Tally tally = new Tally();

    /** A run that reports to {@code out}. */
    public ConformanceRun(ConformanceOptions options, Excuses excuses, PrintStream out) {
        this.options = options;
        this.excuses = excuses;
        this.report = new Report(out, options.verbose());
        this.results = new ResultFiles(options.results());
    }

    /**
     * Runs everything that the options ask for.
     *
     * @throws IOException if a file cannot be read or written, or no process can be started
     */
    public Tally perform() throws IOException, InterruptedException {
        List<Planned> plan = plan();
        int processes = plan.stream()
                .filter(Planned::canRun)
                .mapToInt(planned -> planned.scenario().processes().size())
                .sum();
        try (ScenarioRunner runner = ScenarioRunner.open(processes)) {
            for (Planned planned : plan) {
                Judgement judgement = judge(planned, runner);
                tally.add(judgement.verdict());
                report.judgement(judgement);
            }
            report.log(runner.log());
        }
        report.closing(tally);
        return tally;
    }

    private List<Planned> plan() throws IOException {
        List<Planned> plan = new ArrayList<>();
        for (ScenarioFile file : ScenarioFiles.read(options.sources())) {
            Expectations expectations = Expectations.read(file.sibling(Expectations.SUFFIX));
            file.scenarios().stream()
                    .filter(scenario ->
                            options.filter().matcher(scenario.name()).find())
                    .map(scenario -> new Planned(file, scenario, expectations))
                    .forEach(plan::add);
        }
        return plan;
    }

    private Judgement judge(Planned planned, ScenarioRunner runner) throws IOException, InterruptedException {
        Scenario scenario = planned.scenario();
        if (scenario.problem().isPresent()) {
            return Judgement.problem(scenario.name(), scenario.problem().get());
        }
        Optional<String> missing = planned.missing();
        if (missing.isPresent()) {
            return new Judgement(new Verdict.Unsupported(scenario.name(), missing.get()), List.of());
        }
        ScenarioResult result = runner.run(scenario);
        if (result.unsupported().isEmpty()) {
            results.write(planned.file(), result);
        }
        report.lines(result);
        return Judgement.of(result, planned.expectations(), excuses);
    }
}
