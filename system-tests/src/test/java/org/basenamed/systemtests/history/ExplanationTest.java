package org.basenamed.systemtests.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final int TAKEN = 0;
    private static final int DONE = 0;

    private static Recorded call(int thread, Call call, int result, long invoked, long returned) {
        return new Recorded(thread, call, result, invoked, returned);
    }

    private static void assertExplained(Recorded... history) {
        assertThat(Explanation.missing(List.of(history))).isEmpty();
    }

    private static void assertNotExplained(Recorded... history) {
        assertThat(Explanation.missing(List.of(history))).isNotEmpty();
    }

    @Test
    void a_wait_that_began_before_the_set_and_ended_after_it_is_explained() {
        assertExplained(
                call(1, Call.TAKE_AUTO_EVENT, TAKEN, 0, 30),
                call(2, Call.SET_AUTO_EVENT, DONE, 10, 20),
                call(2, Call.TAKE_AUTO_EVENT, Call.TIMED_OUT, 40, 50));
    }

    @Test
    void a_wait_that_ended_before_the_set_began_is_not() {
        assertNotExplained(call(1, Call.TAKE_AUTO_EVENT, TAKEN, 0, 5), call(2, Call.SET_AUTO_EVENT, DONE, 10, 20));
    }

    @Test
    void two_waits_on_one_set_are_not() {
        assertNotExplained(
                call(1, Call.TAKE_AUTO_EVENT, TAKEN, 0, 30),
                call(2, Call.SET_AUTO_EVENT, DONE, 10, 20),
                call(3, Call.TAKE_AUTO_EVENT, TAKEN, 5, 40));
    }

    @Test
    void a_lost_signal_is_not() {
        assertNotExplained(
                call(2, Call.SET_AUTO_EVENT, DONE, 10, 20), call(1, Call.TAKE_AUTO_EVENT, Call.TIMED_OUT, 25, 30));
    }

    @Test
    void calls_that_overlap_may_have_happened_in_either_order() {
        assertExplained(
                call(1, Call.TAKE_MANUAL_EVENT, TAKEN, 0, 90),
                call(2, Call.TAKE_MANUAL_EVENT, Call.TIMED_OUT, 0, 90),
                call(3, Call.RESET_MANUAL_EVENT, DONE, 40, 90),
                call(4, Call.SET_MANUAL_EVENT, DONE, 10, 80));
    }

    @Test
    void a_wait_for_all_that_took_at_two_instants_is_not() {
        // the semaphore is there only before the event is
        assertNotExplained(
                call(1, Call.TAKE_EVENT_AND_SEMAPHORE, TAKEN, 0, 90),
                call(2, Call.TAKE_SEMAPHORE, TAKEN, 10, 20),
                call(2, Call.SET_AUTO_EVENT, DONE, 30, 40));
    }

    @Test
    void a_wait_for_all_that_took_none_though_all_were_there_is_not() {
        assertNotExplained(
                call(2, Call.SET_AUTO_EVENT, DONE, 10, 20),
                call(1, Call.TAKE_EVENT_AND_SEMAPHORE, Call.TIMED_OUT, 30, 40));
    }

    @Test
    void a_release_tells_the_count_before() {
        assertExplained(call(1, Call.RELEASE_SEMAPHORE, 1, 0, 10), call(1, Call.RELEASE_SEMAPHORE, 2, 20, 30));
        assertNotExplained(call(1, Call.RELEASE_SEMAPHORE, 1, 0, 10), call(1, Call.RELEASE_SEMAPHORE, 1, 20, 30));
    }

    @Test
    void a_release_is_refused_at_the_maximum_only() {
        assertExplained(
                call(1, Call.RELEASE_SEMAPHORE, 1, 0, 10),
                call(1, Call.RELEASE_SEMAPHORE, 2, 20, 30),
                call(1, Call.RELEASE_SEMAPHORE, Call.REFUSED, 40, 50));
        assertNotExplained(call(1, Call.RELEASE_SEMAPHORE, Call.REFUSED, 0, 10));
    }

    @Test
    void a_mutex_belongs_to_its_owner_until_the_last_release() {
        assertExplained(
                call(1, Call.TAKE_MUTEX, TAKEN, 0, 10),
                call(1, Call.TAKE_SEMAPHORE_AND_MUTEX, TAKEN, 20, 30),
                call(1, Call.RELEASE_MUTEX, DONE, 40, 50),
                call(2, Call.RELEASE_MUTEX, Call.REFUSED, 60, 70),
                call(2, Call.TAKE_MUTEX, Call.TIMED_OUT, 80, 90),
                call(1, Call.RELEASE_MUTEX, DONE, 100, 110),
                call(2, Call.TAKE_MUTEX, TAKEN, 120, 130));
        assertNotExplained(call(1, Call.TAKE_MUTEX, TAKEN, 0, 10), call(2, Call.TAKE_MUTEX, TAKEN, 20, 30));
    }

    @Test
    void nobody_dies_in_a_history() {
        assertNotExplained(call(1, Call.TAKE_MUTEX, Call.ABANDONED, 0, 10));
    }
}
