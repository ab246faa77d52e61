package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private final Patience patience = new Patience();

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 5, Long.MIN_VALUE})
    void some_refusals_are_told_at_once_and_then_each_waits_longer(long now) {
        for (int i = 0; i < Patience.AT_ONCE; i++) {
            assertThat(patience.delayNanos(now)).isZero();
        }
        for (int i = 1; i <= 100; i++) {
            assertThat(patience.delayNanos(now)).isEqualTo(i * Patience.STEP_NANOS);
        }
    }

    @Test
    void nobody_waits_longer_than_the_longest_time() {
        long delay = 0;
        for (int i = 0; i < 1_000_000; i++) {
            delay = patience.delayNanos(0);
        }
        assertThat(delay).isEqualTo(Patience.LONGEST_NANOS);
        // and it is forgotten as soon as had he tried a few times only
        assertThat(patience.delayNanos(2 * Patience.LONGEST_NANOS)).isZero();
    }

    @Test
    void it_is_rested_when_all_that_are_told_at_once_have_come_back() {
        assertThat(patience.isRested(0)).isTrue();
        patience.delayNanos(0);
        assertThat(patience.isRested(Patience.STEP_NANOS - 1)).isFalse();
        assertThat(patience.isRested(Patience.STEP_NANOS)).isTrue();
    }

    @Test
    void one_who_asks_again_as_soon_as_he_is_told_is_told_once_in_each_step() {
        long now = 0;
        long told = 0;
        while (now < TimeUnit.SECONDS.toNanos(10)) {
            now += patience.delayNanos(now);
            told++;
        }
        assertThat(told).isEqualTo(TimeUnit.SECONDS.toNanos(10) / Patience.STEP_NANOS + Patience.AT_ONCE);
    }

    @Test
    void one_who_asks_no_oftener_than_once_in_each_step_never_waits() {
        for (long i = 0; i < 1000; i++) {
            assertThat(patience.delayNanos(i * Patience.STEP_NANOS)).isZero();
        }
    }
}
