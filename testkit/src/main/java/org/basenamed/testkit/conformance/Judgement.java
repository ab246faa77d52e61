package org.basenamed.testkit.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.basenamed.testkit.conformance.Verdict.Difference;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.expectation.Excuse;
import org.basenamed.testkit.expectation.Excuses;
import org.basenamed.testkit.expectation.Expectations;
import org.basenamed.testkit.expectation.ResultPattern;

/**
 * The comparison of a scenario's results with what is expected.
 *
 * @param stale excuses of the scenario that excuse nothing
 */
public record Judgement(Verdict verdict, List<Excuse> stale) {

    public Judgement {
        stale = List.copyOf(stale);
    }

    /** Judges a run. */
    public static Judgement of(ScenarioResult result, Expectations expectations, Excuses excuses) {
        String name = result.scenario().name();
        if (result.unsupported().isPresent()) {
            return new Judgement(
                    new Verdict.Unsupported(name, result.unsupported().get()), List.of());
        }
        return expectations
                .of(name)
                .map(expected -> judge(result, expected, excuses.of(name)))
                .orElseGet(() -> problem(name, "nothing is said of what it is to answer"));
    }

    /** A failure that is no difference. */
    static Judgement problem(String scenario, String problem) {
        return new Judgement(new Verdict.Failed(scenario, List.of(), Optional.of(problem)), List.of());
    }

    private static Judgement judge(
            ScenarioResult result, NavigableMap<Integer, ResultPattern> expected, List<Excuse> excuses) {
        String name = result.scenario().name();
        int steps = result.lines().size();
        if (!expected.tailMap(steps, false).isEmpty()) {
            return problem(name, "step " + expected.lastKey() + " is expected, it has " + steps);
        }
        List<Difference> differences = differences(result, expected);
        Set<Excuse> used = new LinkedHashSet<>();
        boolean excused = true;
        for (Difference difference : differences) {
            Optional<Excuse> excuse = excuses.stream()
                    .filter(candidate ->
                            candidate.covers(difference.ours().step().number()))
                    .findFirst();
            excuse.ifPresent(used::add);
            excused &= excuse.isPresent();
        }
        List<Excuse> stale =
                excuses.stream().filter(excuse -> !used.contains(excuse)).toList();
        if (differences.isEmpty()) {
            return new Judgement(new Verdict.Passed(name), stale);
        }
        return new Judgement(
                excused
                        ? new Verdict.Excused(name, differences, List.copyOf(used))
                        : new Verdict.Failed(name, differences, Optional.empty()),
                stale);
    }

    private static List<Difference> differences(ScenarioResult result, NavigableMap<Integer, ResultPattern> expected) {
        List<Difference> differences = new ArrayList<>();
        for (ScenarioResult.Line line : result.lines()) {
            ResultPattern pattern = expected.get(line.step().number());
            if (pattern == null) {
                differences.add(new Difference(line, "no such step"));
            } else if (!pattern.matches(line.result())) {
                differences.add(new Difference(line, pattern.text()));
            }
        }
        return differences;
    }
}
