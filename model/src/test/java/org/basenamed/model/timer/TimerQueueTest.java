package org.basenamed.model.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue<String> queue = new TimerQueue<>();

    private String takeDue(long now) {
        return Objects.requireNonNull(queue.takeDue(now)).timer();
    }

    @Test
    void timers_expire_in_the_order_of_their_times_and_then_of_their_starts() {
        queue.start("late", 30);
        queue.start("early", 10);
        queue.start("also early", 10);
        assertThat(queue.firstDue()).hasValue(10);
        assertThat(queue.takeDue(9)).isNull();
        assertThat(takeDue(10)).isEqualTo("early");
        assertThat(takeDue(10)).isEqualTo("also early");
        assertThat(queue.takeDue(29)).isNull();
        assertThat(takeDue(100)).isEqualTo("late");
        assertThat(queue.firstDue()).isEmpty();
        assertThat(queue.takeDue(Long.MAX_VALUE)).isNull();
    }

    @Test
    void a_timer_that_is_started_again_runs_once() {
        queue.start("timer", 10);
        queue.start("timer", 20);
        assertThat(queue.due("timer")).hasValue(20);
        assertThat(queue.takeDue(15)).isNull();
        assertThat(takeDue(20)).isEqualTo("timer");
        assertThat(queue.due("timer")).isEmpty();
        assertThat(queue.takeDue(20)).isNull();
    }

    @Test
    void a_stopped_timer_does_not_expire_and_to_stop_it_again_does_nothing() {
        queue.start("timer", 10);
        queue.start("other", 11);
        queue.stop("timer");
        queue.stop("timer");
        assertThat(queue.firstDue()).hasValue(11);
        assertThat(takeDue(20)).isEqualTo("other");
    }

    @Test
    void a_clock_that_goes_back_puts_everything_off() {
        queue.start("timer", 100);
        assertThat(queue.takeDue(99)).isNull();
        assertThat(queue.takeDue(50)).isNull();
        assertThat(takeDue(100)).isEqualTo("timer");
    }
}
