package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.basenamed.linux.Epoll;
import org.junit.jupiter.api.Test;

class LateAnswersTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final LateAnswers late = new LateAnswers();
    private final List<String> given = new ArrayList<>();

    private void add(long delayNanos, String answer) {
        late.add(delayNanos, () -> given.add(answer));
    }

    @Test
    void what_is_due_is_given_in_its_order_and_the_rest_waits() {
        add(-2, "first");
        add(HOUR, "last");
        add(-1, "second");
        late.giveDue();
        assertThat(given).containsExactly("first", "second");
        assertThat(late.isEmpty()).isFalse();
        assertThat(late.millisLeft()).isBetween(1, (int) TimeUnit.HOURS.toMillis(1));
    }

    @Test
    void where_nothing_waits_there_is_no_end_of_waiting() {
        assertThat(late.isEmpty()).isTrue();
        assertThat(late.millisLeft()).isEqualTo(Epoll.FOREVER);
    }

    @Test
    void no_wait_is_shorter_than_what_is_left() {
        add(HOUR, "an hour");
        late.giveDue();
        assertThat(late.millisLeft()).isGreaterThan((int) TimeUnit.MINUTES.toMillis(59));
        add(-1, "too late");
        assertThat(late.millisLeft()).isZero();
    }

    @Test
    void at_the_end_all_are_given_soonest_first() {
        add(2 * HOUR, "two hours");
        add(HOUR, "an hour");
        late.giveAll();
        assertThat(given).containsExactly("an hour", "two hours");
        assertThat(late.isEmpty()).isTrue();
    }
}
