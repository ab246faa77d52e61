package org.basenamed.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.basenamed.testkit.conformance.Verdict.Difference;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.expectation.Excuse;
import org.basenamed.testkit.scenario.ScenarioParser;
import org.basenamed.testkit.scenario.Step;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(printed, true, UTF_8), false);

    private static Difference difference() {
        Step step = new ScenarioParser("test")
                .parse(List.of("scenario test", "P1 SetEvent(e)"))
                .getFirst()
                .steps()
                .getFirst();
        return new Difference(new ScenarioResult.Line(step, "TRUE"), "FALSE err=6");
    }

    private String judged(Verdict verdict, Excuse... stale) {
        report.judgement(new Judgement(verdict, List.of(stale)));
        return printed.toString(UTF_8);
    }

    @Test
    void a_passed_scenario_is_a_line() {
        assertThat(judged(new Verdict.Passed("one"))).isEqualTo("pass one\n");
    }

    @Test
    void an_unsupported_scenario_names_the_operation() {
        assertThat(judged(new Verdict.Unsupported("one", "SetEvent"))).isEqualTo("unsupported one (SetEvent)\n");
    }

    @Test
    void a_failed_scenario_shows_ours_beside_the_expected() {
        assertThat(judged(new Verdict.Failed("one", List.of(difference()), Optional.empty())))
                .isEqualTo("""
                fail one
                    1: P1 SetEvent(e)
                        ours:     TRUE
                        expected: FALSE err=6
                """);
    }

    @Test
    void an_excused_scenario_says_why() {
        Excuse excuse = new Excuse("one", OptionalInt.empty(), "cannot be");

        assertThat(judged(new Verdict.Excused("one", List.of(difference()), List.of(excuse))))
                .isEqualTo("excused one: cannot be\n");
    }

    @Test
    void a_stale_excuse_is_reported() {
        assertThat(judged(new Verdict.Passed("one"), new Excuse("one", OptionalInt.of(3), "cannot be")))
                .isEqualTo("pass one\n    this excuse no longer applies: one | 3 | cannot be\n");
    }

    @Test
    void the_closing_line_counts_each_kind() {
        Tally tally = new Tally();
        tally.add(new Verdict.Passed("one"));
        tally.add(new Verdict.Passed("two"));
        tally.add(new Verdict.Unsupported("three", "x"));
        tally.add(new Verdict.Excused("four", List.of(), List.of()));

        report.closing(tally);

        assertThat(printed.toString(UTF_8)).isEqualTo("2 passed, 0 failed, 1 unsupported, 1 excused\n");
        assertThat(tally.isGood()).isTrue();
    }

    @Test
    void a_run_with_a_failure_or_with_nothing_run_is_not_good() {
        Tally failed = new Tally();
        failed.add(new Verdict.Passed("one"));
        failed.add(new Verdict.Failed("two", List.of(), Optional.empty()));
        Tally unsupported = new Tally();
        unsupported.add(new Verdict.Unsupported("one", "x"));

        assertThat(failed.isGood()).isFalse();
        assertThat(failed.hasRun()).isTrue();
        assertThat(unsupported.isGood()).isFalse();
        assertThat(unsupported.hasRun()).isFalse();
        assertThat(new Tally().isGood()).isFalse();
    }
}
