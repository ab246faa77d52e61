package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a thread looks, and for how long, told by a clock that only the test moves. */
class SpinWaitTest {
    private static final long SLEPT_LONG_NANOS = 1_000_000_000;

    private long nowNanos = -1;
    private final SpinWait spin = new SpinWait(() -> nowNanos, 1);

    @Test
    void the_first_wait_looks() {
        assertThat(spin.begin()).isTrue();
    }

    @Test
    void looking_goes_on_until_the_time_is_over_and_not_longer() {
        spin.begin();
        nowNanos += SpinWait.MAX_NANOS - 1;
        assertThat(spin.goOn()).isTrue();
        nowNanos++;
        assertThat(spin.goOn()).isFalse();
    }

    @Test
    void the_clock_is_read_after_so_many_looks_only() {
        int[] reads = {0};
        SpinWait cheap = new SpinWait(() -> 10_000L * reads[0]++, 16);
        assertThat(cheap.begin()).isTrue();
        int looks = 1;
        while (cheap.goOn()) {
            looks++;
        }
        assertThat(reads[0]).isEqualTo(9);
        assertThat(looks).isEqualTo(9 * 16);
    }

    @Test
    void of_the_sleeps_of_a_rest_one_in_four_is_measured() {
        int[] reads = {0};
        SpinWait counted = new SpinWait(
                () -> {
                    reads[0]++;
                    return nowNanos;
                },
                1);
        for (int i = 0; i < SpinWait.MISSES_BEFORE_REST; i++) {
            counted.begin();
            nowNanos += SpinWait.MAX_NANOS;
            counted.goOn();
        }
        reads[0] = 0;
        for (int i = 0; i < SpinWait.SHORTEST_REST; i++) {
            assertThat(counted.begin()).isFalse();
            counted.slept();
        }
        assertThat(reads[0]).isEqualTo(2 * SpinWait.SHORTEST_REST / SpinWait.SLEEPS_FOR_EACH_TIME);
        assertThat(counted.begin()).isTrue();
    }

    @Test
    void a_deadline_ends_it_and_is_no_miss() {
        for (int i = 0; i < 2 * SpinWait.MISSES_BEFORE_REST; i++) {
            assertThat(spin.begin()).isTrue();
            long deadline = nowNanos + 1_000;
            assertThat(spin.goOn(deadline)).isTrue();
            nowNanos += 1_000;
            assertThat(spin.goOn(deadline)).isFalse();
        }
    }

    @Test
    void a_miss_before_the_last_that_is_allowed_changes_nothing() {
        for (int i = 1; i < SpinWait.MISSES_BEFORE_REST; i++) {
            miss();
        }
        assertThat(spin.begin()).isTrue();
    }

    @Test
    void finds_between_misses_keep_it_looking() {
        for (int i = 0; i < 100; i++) {
            miss();
            find();
        }
        assertThat(spin.begin()).isTrue();
    }

    @Test
    void looks_in_vain_are_followed_by_a_rest() {
        missUntilRest();
        assertThat(sleepsUntilLook(SLEPT_LONG_NANOS)).isEqualTo(SpinWait.SHORTEST_REST);
    }

    @Test
    void every_rest_is_twice_as_long_as_the_one_before_up_to_the_longest() {
        int expected = SpinWait.SHORTEST_REST;
        missUntilRest();
        while (expected < SpinWait.LONGEST_REST) {
            assertThat(sleepsUntilLook(SLEPT_LONG_NANOS)).isEqualTo(expected);
            miss();
            expected = Math.min(2 * expected, SpinWait.LONGEST_REST);
        }
        assertThat(sleepsUntilLook(SLEPT_LONG_NANOS)).isEqualTo(SpinWait.LONGEST_REST);
        miss();
        assertThat(sleepsUntilLook(SLEPT_LONG_NANOS)).isEqualTo(SpinWait.LONGEST_REST);
    }

    @Test
    void one_find_makes_the_next_rest_the_shortest_again() {
        missUntilRest();
        sleepsUntilLook(SLEPT_LONG_NANOS);
        miss();
        sleepsUntilLook(SLEPT_LONG_NANOS);
        find();
        missUntilRest();
        assertThat(sleepsUntilLook(SLEPT_LONG_NANOS)).isEqualTo(SpinWait.SHORTEST_REST);
    }

    @Test
    void sleeps_that_looking_would_have_replaced_shorten_the_rest() {
        int length = restOfAtLeast(2 * SpinWait.REST_SPARED);
        assertThat(sleepsUntilLook(SpinWait.SHORT_NANOS)).isEqualTo(length / SpinWait.REST_SPARED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SpinWait.SHORT_NANOS - 1, 2 * SpinWait.MAX_NANOS, SLEPT_LONG_NANOS})
    void other_sleeps_do_not_shorten_it(long sleptNanos) {
        int length = restOfAtLeast(2 * SpinWait.REST_SPARED);
        assertThat(sleepsUntilLook(sleptNanos)).isEqualTo(length);
    }

    /** Ends within a rest of the answered length. */
    private int restOfAtLeast(int waits) {
        int length = SpinWait.SHORTEST_REST;
        missUntilRest();
        while (length < waits) {
            sleepsUntilLook(SLEPT_LONG_NANOS);
            miss();
            length *= 2;
        }
        return length;
    }

    private void missUntilRest() {
        for (int i = 0; i < SpinWait.MISSES_BEFORE_REST; i++) {
            miss();
        }
    }

    private void miss() {
        assertThat(spin.begin()).isTrue();
        nowNanos += SpinWait.MAX_NANOS;
        assertThat(spin.goOn()).isFalse();
        nowNanos += SLEPT_LONG_NANOS;
        spin.slept();
    }

    private void find() {
        assertThat(spin.begin()).isTrue();
        spin.found();
    }

    private int sleepsUntilLook(long sleptNanos) {
        int sleeps = 0;
        while (!spin.begin()) {
            nowNanos += sleptNanos;
            spin.slept();
            sleeps++;
        }
        // the wait that has just begun finds nothing out
        return sleeps;
    }
}
