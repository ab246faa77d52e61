package org.basenamed.model.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

class TimerSettingTest {
    private static final long MILLI = 1_000_000;

    @Test
    @Rule("SYN-34")
    void a_negative_period_is_refused_and_every_other_one_granted() {
        for (int period : new int[] {-1, Integer.MIN_VALUE}) {
            assertThat(new TimerSetting(-1, period).check())
                    .isEqualTo(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
        }
        for (int period : new int[] {0, 1, Integer.MAX_VALUE}) {
            assertThat(new TimerSetting(-1, period).check().isGranted()).isTrue();
            assertThat(new TimerSetting(-1, period).isPeriodic()).isEqualTo(period > 0);
        }
    }

    @Test
    @Rule("SYN-32")
    void a_negative_due_time_is_as_long_from_now() {
        assertThat(new TimerSetting(-10_000, 0).dueNanos(5)).isEqualTo(MILLI + 5);
        assertThat(new TimerSetting(0, 0).dueNanos(5)).isEqualTo(5);
        assertThat(new TimerSetting(-1, 0).isAbsolute()).isFalse();
        assertThat(new TimerSetting(0, 0).isAbsolute()).isFalse();
        assertThat(new TimerSetting(1, 0).isAbsolute()).isTrue();
    }

    @Test
    @Rule("SYN-32")
    void what_no_clock_will_tell_is_never() {
        assertThat(new TimerSetting(Long.MIN_VALUE, 0).dueNanos(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(new TimerSetting(-Long.MAX_VALUE, 0).dueNanos(7)).isEqualTo(Long.MAX_VALUE);
        assertThat(new TimerSetting(-Long.MAX_VALUE / 100, 0).dueNanos(Long.MAX_VALUE - 50))
                .isEqualTo(Long.MAX_VALUE);
        long last = (Long.MAX_VALUE - 1000) / 100;
        assertThat(new TimerSetting(-last, 0).dueNanos(1000)).isEqualTo(1000 + last * 100);
    }

    @Test
    @Rule("SYN-35")
    void periods_go_on_from_when_the_timer_was_due_and_missed_ones_are_left_out() {
        TimerSetting setting = new TimerSetting(0, 10);
        assertThat(setting.nextDueNanos(100, 100)).isEqualTo(100 + 10 * MILLI);
        assertThat(setting.nextDueNanos(100, 100 + MILLI)).isEqualTo(100 + 10 * MILLI);
        assertThat(setting.nextDueNanos(100, 100 + 10 * MILLI)).isEqualTo(100 + 20 * MILLI);
        assertThat(setting.nextDueNanos(100, 100 + 57 * MILLI)).isEqualTo(100 + 60 * MILLI);
        TimerSetting longest = new TimerSetting(0, Integer.MAX_VALUE);
        assertThat(longest.nextDueNanos(0, 0)).isEqualTo(Integer.MAX_VALUE * MILLI);
    }

    @Test
    @Rule("SYN-32")
    void file_times_count_from_1601_in_units_of_100_nanoseconds() {
        assertThat(FileTime.at(Instant.parse("1601-01-01T00:00:00Z"))).isZero();
        assertThat(FileTime.at(Instant.EPOCH)).isEqualTo(116_444_736_000_000_000L);
        assertThat(FileTime.toEpochNanos(FileTime.at(Instant.ofEpochSecond(3, 1_200))))
                .isEqualTo(3_000_001_200L);
        assertThat(FileTime.at(Instant.ofEpochSecond(0, 199))).isEqualTo(116_444_736_000_000_001L);
        assertThat(FileTime.notBefore(Instant.ofEpochSecond(0, 101))).isEqualTo(116_444_736_000_000_002L);
    }

    @Test
    @Rule("SYN-32")
    void times_out_of_range_are_the_nearest_ones() {
        assertThat(FileTime.at(Instant.MIN)).isZero();
        assertThat(FileTime.notBefore(Instant.parse("1600-12-31T23:59:59Z"))).isZero();
        assertThat(FileTime.at(Instant.MAX)).isEqualTo(FileTime.NEVER);
        assertThat(FileTime.toEpochNanos(FileTime.NEVER)).isEqualTo(Long.MAX_VALUE);
    }
}
