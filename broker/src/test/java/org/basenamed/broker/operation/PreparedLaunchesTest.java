package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.basenamed.protocol.message.LaunchRequest;
import org.junit.jupiter.api.Test;

/** JB-2, JB-11: where a child begins is said when it is started. */
class PreparedLaunchesTest {
    private final PreparedLaunches launches = new PreparedLaunches();

    private static LaunchRequest wish(int number, int parent, boolean breaksAway, Integer... jobs) {
        return new LaunchRequest(number, parent, breaksAway, List.of(jobs));
    }

    @Test
    void each_is_taken_once_by_a_child_that_started_no_earlier() {
        launches.add(wish(0, -1, true, 4), 100);
        assertThat(launches.take(wish(7, -1, true, 4), 99, 101)).isFalse();
        assertThat(launches.take(wish(7, -1, true, 4), 100, 101)).isTrue();
        assertThat(launches.take(wish(7, -1, true, 4), 100, 101)).isFalse();
    }

    @Test
    void it_is_for_what_was_asked() {
        launches.add(wish(0, -1, false, 4), 100);
        assertThat(launches.take(wish(7, 8, false, 4), 100, 100)).isFalse();
        assertThat(launches.take(wish(7, -1, true, 4), 100, 100)).isFalse();
        assertThat(launches.take(wish(7, -1, false, 8), 100, 100)).isFalse();
        assertThat(launches.take(wish(7, -1, false), 100, 100)).isFalse();
        assertThat(launches.take(wish(7, -1, false, 4), 100, 100)).isTrue();
    }

    @Test
    void it_is_for_a_minute_and_a_thousand_at_once() {
        launches.add(wish(0, -1, false), 100);
        assertThat(launches.take(wish(7, -1, false), 6101, 6101)).isFalse();
        for (int i = 0; i < 1025; i++) {
            launches.add(wish(0, -1, false, i), 7000);
        }
        assertThat(launches.take(wish(7, -1, false, 0), 7000, 7000)).isFalse();
        assertThat(launches.take(wish(7, -1, false, 1), 7000, 7000)).isTrue();
    }
}
