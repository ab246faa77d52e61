package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long a thread looks for a mutex, told by a clock that only the test moves. */
class QueueSpinTest {
    private static final long SLEPT_LONG_NANOS = 1_000_000_000;

    private long nowNanos = -1;
    private final QueueSpin spin = new QueueSpin(() -> nowNanos);

    @Test
    void the_first_look_is_as_long_as_any() {
        assertThat(lookInVain()).isEqualTo(QueueSpin.LONGEST_NANOS);
    }

    @Test
    void a_look_in_vain_halves_the_next_one_down_to_the_shortest() {
        long expected = QueueSpin.LONGEST_NANOS;
        for (int i = 0; i < 10; i++) {
            assertThat(lookInVain()).isEqualTo(expected);
            expected = Math.max(expected / 2, QueueSpin.SHORTEST_NANOS);
        }
        assertThat(expected).isEqualTo(QueueSpin.SHORTEST_NANOS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void each_find_doubles_the_next_one(int finds) {
        becomeShortest();
        find(finds);
        assertThat(lookInVain()).isEqualTo(QueueSpin.SHORTEST_NANOS << finds);
    }

    @Test
    void no_look_is_longer_than_the_longest() {
        becomeShortest();
        find(10);
        assertThat(lookInVain()).isEqualTo(QueueSpin.LONGEST_NANOS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, QueueSpin.QUEUE_NANOS - QueueSpin.SHORTEST_NANOS - 1})
    void a_sleep_as_long_as_a_queue_makes_gives_all_of_it(long sleptNanos) {
        lookOnceAndSleep(sleptNanos);
        assertThat(lookInVain()).isEqualTo(QueueSpin.LONGEST_NANOS);
    }

    @ParameterizedTest
    @ValueSource(longs = {QueueSpin.QUEUE_NANOS - QueueSpin.SHORTEST_NANOS, SLEPT_LONG_NANOS})
    void a_longer_sleep_changes_nothing(long sleptNanos) {
        lookOnceAndSleep(sleptNanos);
        assertThat(lookInVain()).isEqualTo(QueueSpin.SHORTEST_NANOS);
    }

    @Test
    void a_deadline_ends_it_and_is_no_look_in_vain() {
        spin.begin();
        long deadline = nowNanos + 1_000;
        assertThat(spin.goOn(deadline)).isTrue();
        nowNanos += 1_000;
        assertThat(spin.goOn(deadline)).isFalse();
        assertThat(lookInVain()).isEqualTo(QueueSpin.LONGEST_NANOS);
    }

    private void find(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(spin.begin()).isTrue();
            spin.found();
        }
    }

    private void becomeShortest() {
        for (int i = 0; i < 10; i++) {
            lookInVain();
        }
    }

    private void lookOnceAndSleep(long sleptNanos) {
        becomeShortest();
        lookInVain();
        nowNanos += sleptNanos;
        spin.slept();
    }

    /** For how long it looked. */
    private long lookInVain() {
        assertThat(spin.begin()).isTrue();
        long start = nowNanos;
        while (spin.goOn(Spin.NO_DEADLINE)) {
            nowNanos += 100;
        }
        return nowNanos - start;
    }
}
