package org.basenamed.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.testkit.conformance.Verdict.Difference;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.expectation.Excuse;
import org.basenamed.testkit.expectation.Excuses;
import org.basenamed.testkit.expectation.Expectations;
import org.basenamed.testkit.scenario.Scenario;
import org.basenamed.testkit.scenario.ScenarioParser;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Expectations EXPECTED = Expectations.parse(List.of("== test", "1: a", "2: b", "3: ?"));

    /** What a scenario says whose steps answer {@code results}. */
    private static ScenarioResult answered(String... results) {
        List<String> lines = new ArrayList<>(List.of("scenario test"));
        for (int i = 0; i < results.length; i++) {
            lines.add("P1 nop()");
        }
        Scenario scenario = new ScenarioParser("test").parse(lines).getFirst();
        List<ScenarioResult.Line> answers = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            answers.add(new ScenarioResult.Line(scenario.steps().get(i), results[i]));
        }
        return new ScenarioResult(scenario, answers, Optional.empty());
    }

    private static Judgement judge(ScenarioResult result, String... excuses) {
        return Judgement.of(result, EXPECTED, Excuses.parse(List.of(excuses)));
    }

    @Test
    void a_scenario_passes_if_every_step_answers_as_expected() {
        assertThat(judge(answered("a", "b", "whatever")))
                .isEqualTo(new Judgement(new Verdict.Passed("test"), List.of()));
    }

    @Test
    void every_differing_step_is_named() {
        ScenarioResult result = answered("x", "b", "c");

        assertThat(judge(result).verdict())
                .isEqualTo(new Verdict.Failed(
                        "test", List.of(new Difference(result.lines().getFirst(), "a")), Optional.empty()));
    }

    @Test
    void too_few_steps_and_too_many_fail() {
        assertThat(judge(answered("a", "b")).verdict())
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.problem())
                        .isPresent());
        assertThat(judge(answered("a", "b", "c", "d")).verdict())
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.differences())
                        .hasSize(1));
    }

    @Test
    void a_scenario_of_which_nothing_is_expected_fails() {
        Judgement judgement = Judgement.of(answered("a"), Expectations.parse(List.of()), Excuses.parse(List.of()));

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void a_scenario_that_met_a_missing_function_is_unsupported_whatever_it_answered_before() {
        ScenarioResult met = new ScenarioResult(
                answered("x").scenario(), answered("x").lines(), Optional.of("CreateFileMapping: sa="));

        assertThat(judge(met, "test | 1 | r").verdict())
                .isEqualTo(new Verdict.Unsupported("test", "CreateFileMapping: sa="));
    }

    @Test
    void differences_are_excused_if_each_is() {
        assertThat(judge(answered("x", "b", "c"), "test | 1 | cannot be").verdict())
                .isInstanceOfSatisfying(Verdict.Excused.class, excused -> assertThat(excused.excuses())
                        .extracting(Excuse::reason)
                        .containsExactly("cannot be"));
        assertThat(judge(answered("x", "y", "c"), "test | * | cannot be").verdict())
                .isInstanceOf(Verdict.Excused.class);
        assertThat(judge(answered("x", "y", "c"), "test | 1 | cannot be").verdict())
                .isInstanceOf(Verdict.Failed.class);
        assertThat(judge(answered("x", "b", "c"), "other | 1 | cannot be").verdict())
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void an_excuse_that_excuses_nothing_is_stale() {
        assertThat(judge(answered("a", "b", "c"), "test | 1 | r").stale()).hasSize(1);
        assertThat(judge(answered("a", "b", "c"), "test | 1 | r").verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(judge(answered("x", "b", "c"), "test | 1 | r", "test | 2 | s")
                        .stale())
                .extracting(Excuse::reason)
                .containsExactly("s");
        assertThat(judge(answered("x", "b", "c"), "test | 1 | r").stale()).isEmpty();
    }
}
