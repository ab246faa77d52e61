package org.basenamed.systemtests.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes wait for common objects, and some of them die at the worst moment. */
class WaitingIT {
    private static final String SIGNALLED = "Signalled[index=0]";
    private static final String TIMED_OUT = "TimedOut[]";

    private final Path directory;

    WaitingIT(@TempDir Path parent) {
        this.directory = parent.resolve("broker");
    }

    private WaitingProcess start(String... options) throws IOException {
        return WaitingProcess.start(directory, options);
    }

    private WaitingProcess startToDieAt(String point) throws IOException {
        return start("-Dbasenamed.kill.at=" + point);
    }

    private static List<ProcessHandle> brokers(Path directory) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                            .contains(directory.toString()))
                    .toList();
        }
    }

    /** Signals a new event, for which the victim waits, until that has died of it. */
    private static void signalToDeath(WaitingProcess setter, WaitingProcess victim, String signal) throws IOException {
        assertThat(setter.tell("open e")).isEqualTo("false");
        victim.begin("take-on e");
        while (victim.isAlive()) {
            setter.tell(signal + " e");
        }
    }

    /** One set releases one wait, as if nothing had happened. */
    private static void assertWorks(WaitingProcess setter, WaitingProcess taker) throws IOException {
        assertThat(setter.tell("set e")).isEqualTo("done");
        assertThat(taker.tell("take e")).isEqualTo(SIGNALLED);
        assertThat(taker.tell("try e")).isEqualTo(TIMED_OUT);
        taker.begin("take e");
        assertThat(setter.tell("set e")).isEqualTo("done");
        assertThat(taker.answer()).isEqualTo(SIGNALLED);
        assertThat(taker.tell("try e")).isEqualTo(TIMED_OUT);
    }

    @Test
    void a_release_hands_the_mutex_to_whoever_waits_and_not_back_to_the_releaser() throws IOException {
        try (WaitingProcess owner = start();
                WaitingProcess next = start()) {
            assertThat(owner.tell("take m")).isEqualTo(SIGNALLED);
            next.begin("take m");
            // as long as the other one does not wait yet, the releaser gets it back
            do {
                owner.tell("release m");
            } while (owner.tell("try m").equals(SIGNALLED));
            assertThat(next.answer()).isEqualTo(SIGNALLED);
            assertThat(owner.tell("try m")).isEqualTo(TIMED_OUT);
            assertThat(next.tell("release m")).isEqualTo("done");
            assertThat(owner.tell("take m")).isEqualTo(SIGNALLED);
        }
    }

    @Test
    void a_killed_owner_abandons_its_mutex_to_one_who_waits() throws IOException {
        try (WaitingProcess owner = start();
                WaitingProcess next = start()) {
            assertThat(owner.tell("take m")).isEqualTo(SIGNALLED);
            assertThat(next.tell("open m")).isEqualTo("true");
            next.begin("take m");
            owner.kill();
            assertThat(next.answer()).isEqualTo("Abandoned[index=0]");
            assertThat(next.tell("release m")).isEqualTo("done");
            assertThat(next.tell("try m")).isEqualTo(SIGNALLED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTERED", "ABOUT_TO_SLEEP"})
    void a_waiter_that_dies_before_it_sleeps_takes_no_signal_along(String point) throws IOException {
        try (WaitingProcess setter = start();
                WaitingProcess taker = start();
                WaitingProcess victim = startToDieAt(point)) {
            assertThat(setter.tell("open e")).isEqualTo("false");
            assertThat(taker.tell("open e")).isEqualTo("true");
            assertThat(victim.tell("take e")).isEqualTo("dead");
            assertWorks(setter, taker);
        }
    }

    @Test
    void a_waiter_that_dies_as_it_wakes_leaves_the_signal_to_another() throws IOException {
        try (WaitingProcess setter = start();
                WaitingProcess taker = start();
                WaitingProcess victim = startToDieAt("WOKEN")) {
            signalToDeath(setter, victim, "set");
            assertThat(taker.tell("take e")).isEqualTo(SIGNALLED);
            assertWorks(setter, taker);
        }
    }

    /** SYN-6, SYN-7: what it was woken by is given back, but the event is not signalled any more. */
    @ParameterizedTest
    @ValueSource(strings = {"set-and-reset", "pulse"})
    void a_waiter_that_dies_as_it_wakes_does_not_undo_a_reset(String signal) throws IOException {
        try (WaitingProcess setter = start();
                WaitingProcess taker = start();
                WaitingProcess victim = startToDieAt("WOKEN")) {
            signalToDeath(setter, victim, signal);
            // a request that comes after the death, so that the broker has served that first
            assertThat(taker.tell("open e")).isEqualTo("true");
            assertThat(taker.tell("try e")).isEqualTo(TIMED_OUT);
            assertWorks(setter, taker);
        }
    }

    @Test
    void a_waiter_that_dies_with_what_it_took_hinders_nobody() throws IOException {
        try (WaitingProcess setter = start();
                WaitingProcess taker = start();
                WaitingProcess victim = startToDieAt("LEFT")) {
            signalToDeath(setter, victim, "set");
            // it may have been set once more since
            taker.tell("try e");
            assertWorks(setter, taker);
        }
    }

    @Test
    void a_setter_that_dies_before_it_wakes_anybody_has_set_all_the_same() throws IOException {
        try (WaitingProcess taker = start();
                WaitingProcess setter = start();
                WaitingProcess victim = startToDieAt("GRANT_ISSUED")) {
            assertThat(taker.tell("open e")).isEqualTo("false");
            assertThat(setter.tell("open e")).isEqualTo("true");
            victim.begin("set-on e");
            while (victim.isAlive()) {
                assertThat(taker.tell("take e")).isEqualTo(SIGNALLED);
            }
            // the last set may have come after the last wait
            taker.tell("try e");
            assertWorks(setter, taker);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"take e", "all e m"})
    void the_death_of_the_broker_ends_waits_with_an_error(String wait) throws IOException {
        try (WaitingProcess waiting = start()) {
            assertThat(waiting.tell("open e")).isEqualTo("false");
            assertThat(waiting.tell("open m")).isEqualTo("false");
            waiting.begin(wait);
            brokers(directory).forEach(ProcessHandle::destroyForcibly);
            assertThat(waiting.answer()).isEqualTo("refused ERROR_INVALID_HANDLE");
        }
    }
}
