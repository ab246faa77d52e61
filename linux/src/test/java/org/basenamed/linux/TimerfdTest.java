package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Watched
class TimerfdTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final Timerfd timer = Timerfd.create(Timerfd.CLOCK_MONOTONIC);

    @AfterEach
    void close() {
        timer.close();
    }

    private void awaitReadable() {
        assertThat(Poll.readable(timer.fd().number(), Poll.FOREVER)).isEqualTo(1);
    }

    @Test
    void a_new_one_never_expires() {
        assertThat(timer.read()).isEqualTo(-Errno.EAGAIN);
        assertThat(Poll.readable(timer.fd().number(), 0)).isZero();
    }

    @Test
    void a_relative_time_expires_once_and_not_before() {
        long start = ProcessCalls.monotonicNanos();
        assertThat(timer.arm(10_000_000, 0, false)).isZero();
        awaitReadable();
        assertThat(ProcessCalls.monotonicNanos() - start).isGreaterThanOrEqualTo(10_000_000);
        assertThat(timer.read()).isEqualTo(1);
        assertThat(timer.read()).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void an_absolute_time_expires_then() {
        long due = ProcessCalls.monotonicNanos() + 10_000_000;
        assertThat(timer.arm(due, 0, true)).isZero();
        awaitReadable();
        assertThat(ProcessCalls.monotonicNanos()).isGreaterThanOrEqualTo(due);
        assertThat(timer.read()).isEqualTo(1);
    }

    @Test
    void what_has_passed_expires_at_once() {
        for (long initial : new long[] {0, -1, Long.MIN_VALUE}) {
            for (boolean absolute : new boolean[] {false, true}) {
                assertThat(timer.arm(initial, 0, absolute)).isZero();
                awaitReadable();
                assertThat(timer.read()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_periodic_one_expires_again_and_counts_what_was_not_read() {
        assertThat(timer.arm(1, 1_000_000, false)).isZero();
        long expirations = 0;
        while (expirations < 5) {
            awaitReadable();
            expirations += timer.read();
        }
        assertThat(timer.disarm()).isZero();
        assertThat(timer.read()).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void disarming_forgets_what_expired() {
        assertThat(timer.arm(1, 0, false)).isZero();
        awaitReadable();
        assertThat(timer.disarm()).isZero();
        assertThat(timer.read()).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void setting_anew_replaces_the_time() {
        assertThat(timer.arm(HOUR_NANOS, 0, false)).isZero();
        assertThat(timer.arm(1, 0, false)).isZero();
        awaitReadable();
        assertThat(timer.arm(HOUR_NANOS, 0, false)).isZero();
        assertThat(timer.read()).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void a_negative_interval_is_refused_and_changes_nothing() {
        assertThat(timer.arm(1, 0, false)).isZero();
        awaitReadable();
        assertThat(timer.arm(HOUR_NANOS, -1, false)).isEqualTo(-Errno.EINVAL);
        assertThat(timer.read()).isEqualTo(1);
    }

    @Test
    void wall_clock_time_can_be_watched_for_being_set() {
        try (Timerfd wall = Timerfd.create(Timerfd.CLOCK_REALTIME)) {
            assertThat(wall.arm(1, 0, true, true)).isZero();
            assertThat(Poll.readable(wall.fd().number(), Poll.FOREVER)).isEqualTo(1);
            assertThat(wall.read()).isEqualTo(1);
            assertThat(wall.arm(Long.MAX_VALUE, 0, true, true)).isZero();
            assertThat(wall.read()).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void a_clock_that_counts_sleep_is_known_and_one_that_does_not_exist_is_refused() {
        Timerfd.create(Timerfd.CLOCK_BOOTTIME).close();
        assertThatThrownBy(() -> Timerfd.create(4711)).isInstanceOfSatisfying(LinuxException.class, thrown -> {
            assertThat(thrown.call()).isEqualTo("timerfd_create");
            assertThat(thrown.errno()).isEqualTo(Errno.EINVAL);
        });
    }

    @Test
    void it_closes_on_exec_and_is_unusable_when_closed() {
        assertThat(Descriptors.isCloseOnExec(timer.fd().number())).isTrue();
        timer.close();
        assertThatThrownBy(timer::read).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(timer::disarm).isInstanceOf(IllegalStateException.class);
    }
}
