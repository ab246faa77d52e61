package org.basenamed.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Side;
import org.basenamed.benchmarks.question.Target;
import org.basenamed.benchmarks.question.Unit;
import org.basenamed.benchmarks.results.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Case ASKED = Case.of("one", "one | \"thing\"", Side.c("ours", "x"), Side.c("peer", "y"));

    @Test
    void a_run_is_read_as_it_was_written(@TempDir Path directory) throws IOException {
        Results results = new Results(
                Map.of("kernel", "Linux \"6\"\\\n"),
                List.of(new QuestionResult("word", "title", "method", List.of(measured(ASKED.atMost(0.5, "peer"))))));
        Path file = directory.resolve("results.json");
        results.write(file);
        assertThat(Results.read(file)).isEqualTo(results);
    }

    @Test
    void a_ratio_is_held_against_the_median_of_all_rounds() {
        assertThat(outcome(new Target.Ratio("peer", 0.5))).isEqualTo(Outcome.MET);
        assertThat(outcome(new Target.Ratio("peer", 0.49))).isEqualTo(Outcome.MISSED);
        assertThat(outcome(new Target.Ratio("nobody", 0.5))).isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void a_difference_is_held_against_milliseconds() {
        assertThat(outcome(new Target.Above("peer", -0.0001))).isEqualTo(Outcome.MET);
        assertThat(outcome(new Target.Above("peer", -0.0002))).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_number_by_itself_is_held_against_the_most_it_may_be() {
        assertThat(outcome(new Target.Absolute(100, Unit.BYTES))).isEqualTo(Outcome.MET);
        assertThat(outcome(new Target.Absolute(99, Unit.BYTES))).isEqualTo(Outcome.MISSED);
    }

    @Test
    void a_missed_target_is_told_beside_the_command_that_measures_it() {
        Results results = new Results(
                Map.of(),
                List.of(new QuestionResult("word", "title", "method", List.of(measured(ASKED.atMost(0.1, "peer"))))));
        assertThat(Tables.targets(results)).contains("at most 0.1 of peer | 0.50 | **no** | `scripts/bench word`");
    }

    @Test
    void what_is_no_json_is_refused_with_its_place() {
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":}")).hasMessageContaining("character 5");
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":1} 2")).hasMessageContaining("the end");
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":[1,2")).hasMessageContaining("more");
    }

    private static Outcome outcome(Target target) {
        return measured(ASKED.with(target)).verdicts().getFirst().outcome();
    }

    private static CaseResult measured(Case asked) {
        return CaseResult.of(
                asked, List.of(side("ours", 100, 1), side("peer", 200, 0.5)), Map.of("Wine", "needs \"wine\""));
    }

    private static SideResult side(String name, double median, double ratio) {
        return new SideResult(
                name,
                new SideResult.Spread(median, 1, 2, 3, 4),
                new SideResult.Ratio(ratio, ratio / 2, ratio * 2),
                7,
                Map.of("fairness", 0.25));
    }
}
