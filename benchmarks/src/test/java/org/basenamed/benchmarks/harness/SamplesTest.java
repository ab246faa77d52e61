package org.basenamed.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void lines_are_numbers_with_details() {
        Samples samples = Samples.read(List.of("3.5 open=1 close=2", "1 open=3 close=4\r", "2 open=5 close=6"));
        assertThat(samples.count()).isEqualTo(3);
        assertThat(samples.median()).isEqualTo(2);
        assertThat(samples.percentile(99)).isEqualTo(3.5);
        assertThat(samples.percentile(1)).isEqualTo(1);
        assertThat(samples.details()).isEqualTo(Map.of("open", 3.0, "close", 4.0));
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> Samples.read(List.of("fast"))).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void turns_are_put_together() {
        Samples together = Samples.together(List.of(
                Samples.read(List.of("1 x=1", "2 x=1")),
                Samples.read(List.of("3 x=2", "4 x=2")),
                Samples.read(List.of("5 x=9"))));
        assertThat(together.count()).isEqualTo(5);
        assertThat(together.median()).isEqualTo(3);
        assertThat(together.details()).isEqualTo(Map.of("x", 2.0));
    }

    @Test
    void the_median_of_an_even_number_lies_between() {
        assertThat(Samples.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Samples.median(7)).isEqualTo(7);
    }
}
