package org.basenamed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.basenamed.benchmarks.harness.Effort;
import org.basenamed.benchmarks.question.Question;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
    @Test
    void without_words_every_question_is_measured_with_full_effort() {
        BenchOptions options = BenchOptions.parse();
        assertThat(options.questions()).hasSameSizeAs(Questions.all());
        assertThat(options.effort()).isEqualTo(Effort.FULL);
        assertThat(options.action()).isEqualTo(BenchOptions.Action.MEASURE);
    }

    @Test
    void words_and_a_file_can_be_told() {
        BenchOptions options = BenchOptions.parse("--quick", "signal", "--json", "figures.json");
        assertThat(options.questions()).extracting(Question::word).containsExactly("signal");
        assertThat(options.effort()).isEqualTo(Effort.QUICK);
        assertThat(options.json()).isEqualTo(Path.of("figures.json"));
    }

    @Test
    void what_is_published_is_one_run_of_everything() {
        assertThat(BenchOptions.parse("--publish").json().toString()).endsWith("results/published.json");
        assertThatThrownBy(() -> BenchOptions.parse("--publish", "signal"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage");
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_usage() {
        assertThatThrownBy(() -> BenchOptions.parse("--json")).hasMessageContaining("usage");
        assertThatThrownBy(() -> BenchOptions.parse("--fast")).hasMessageContaining("usage");
    }
}
