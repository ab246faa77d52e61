package org.basenamed.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmthTest {
    private long nowNanos;
    private final Warmth warmth = new Warmth(100, () -> nowNanos);

    private boolean isReachedAt(int millis, double median) {
        nowNanos = millis * 1_000_000L;
        return warmth.isReachedAfter(median);
    }

    @Test
    void it_is_reached_after_its_time_and_six_turns_that_were_no_better() {
        assertThat(isReachedAt(10, 100)).isFalse();
        for (int turn = 1; turn <= 5; turn++) {
            assertThat(isReachedAt(100 + turn, 98)).as("turn %d", turn).isFalse();
        }
        assertThat(isReachedAt(106, 98)).isTrue();
    }

    @Test
    void it_is_not_reached_before_its_time() {
        for (int turn = 0; turn < 100; turn++) {
            assertThat(isReachedAt(99, 100)).isFalse();
        }
    }

    @Test
    void a_turn_that_is_better_begins_the_count_anew_until_eight_times_the_time() {
        double median = 1_000;
        for (int turn = 0; turn < 50; turn++) {
            median *= 0.9;
            assertThat(isReachedAt(799, median)).isFalse();
        }
        assertThat(isReachedAt(800, median * 0.9)).isTrue();
    }
}
