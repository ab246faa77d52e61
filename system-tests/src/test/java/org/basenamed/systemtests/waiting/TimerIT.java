package org.basenamed.systemtests.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers among several processes, of which those that have set them or wait for them are killed. */
class TimerIT {
    private static final String SIGNALLED = "Signalled[index=0]";
    private static final String TIMED_OUT = "TimedOut[]";

    private final Path directory;

    TimerIT(@TempDir Path parent) {
        this.directory = parent.resolve("broker");
    }

    private WaitingProcess start(String... options) throws IOException {
        return WaitingProcess.start(directory, options);
    }

    /** SYN-43: without a routine. */
    @Test
    void a_timer_expires_though_the_process_that_set_it_was_killed() throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess setter = start()) {
            assertThat(taker.tell("open t")).isEqualTo("false");
            taker.begin("take t");
            assertThat(setter.tell("wind t 300")).isEqualTo("done");
            setter.kill();
            assertThat(taker.answer()).isEqualTo(SIGNALLED);
            assertThat(taker.tell("left t")).isEqualTo("stopped");
            assertThat(taker.tell("try t")).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void a_periodic_timer_goes_on_without_the_process_that_set_it() throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess setter = start()) {
            assertThat(setter.tell("wind-on t 10")).isEqualTo("done");
            assertThat(taker.tell("open t")).isEqualTo("true");
            setter.kill();
            for (int i = 0; i < 20; i++) {
                assertThat(taker.tell("take t")).isEqualTo(SIGNALLED);
            }
            assertThat(taker.tell("left t")).isEqualTo("running");
        }
    }

    /** SYN-43: with a routine, as the thread has ended. */
    @Test
    void a_timer_that_calls_a_thread_stops_when_its_process_is_killed() throws IOException {
        try (WaitingProcess other = start();
                WaitingProcess setter = start()) {
            assertThat(other.tell("open t")).isEqualTo("false");
            assertThat(setter.tell("wind-calling t 3600000")).isEqualTo("true");
            assertThat(other.tell("left t")).isEqualTo("running");
            setter.kill();
            // by a request that comes after the death, so that the broker has served that first
            assertThat(other.tell("left t")).isEqualTo("stopped");
            assertThat(other.tell("try t")).isEqualTo(TIMED_OUT);
            assertThat(other.tell("wind t 1")).isEqualTo("done");
            assertThat(other.tell("take t")).isEqualTo(SIGNALLED);
        }
    }

    /** SYN-45. */
    @Test
    void a_timer_ends_with_its_last_process() throws IOException {
        try (WaitingProcess other = start()) {
            assertThat(other.tell("open e")).isEqualTo("false");
            try (WaitingProcess setter = start()) {
                assertThat(setter.tell("wind-on t 1")).isEqualTo("done");
            }
            assertThat(other.tell("open t")).isEqualTo("false");
            assertThat(other.tell("left t")).isEqualTo("stopped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTERED", "ABOUT_TO_SLEEP"})
    void a_waiter_that_dies_takes_no_expiry_along(String point) throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess victim = start("-Dbasenamed.kill.at=" + point)) {
            assertThat(taker.tell("open t")).isEqualTo("false");
            assertThat(victim.tell("take t")).isEqualTo("dead");
            assertThat(taker.tell("wind t 1")).isEqualTo("done");
            assertThat(taker.tell("take t")).isEqualTo(SIGNALLED);
            assertThat(taker.tell("try t")).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void a_waiter_that_dies_as_the_timer_wakes_it_leaves_the_expiry_to_another() throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess victim = start("-Dbasenamed.kill.at=WOKEN")) {
            assertThat(taker.tell("open t")).isEqualTo("false");
            victim.begin("take-on t");
            while (victim.isAlive()) {
                assertThat(taker.tell("wind t 0")).isEqualTo("done");
            }
            assertThat(taker.tell("take t")).isEqualTo(SIGNALLED);
            assertThat(taker.tell("try t")).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void a_waiter_that_is_killed_while_it_waits_for_several_objects_hinders_nobody() throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess victim = start()) {
            assertThat(taker.tell("open t")).isEqualTo("false");
            victim.begin("all t e");
            assertThat(taker.tell("wind t 50")).isEqualTo("done");
            victim.kill();
            assertThat(taker.tell("take t")).isEqualTo(SIGNALLED);
        }
    }
}
