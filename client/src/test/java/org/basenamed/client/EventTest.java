package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class EventTest {
    private static final Wait.Outcome SIGNALLED = new Wait.Outcome.Signalled(0);
    private static final Wait.Outcome TIMED_OUT = new Wait.Outcome.TimedOut();

    @Test
    void one_wait_resets_an_event_that_resets_itself_however_often_it_was_set() throws InterruptedException {
        try (Event event = Event.create("", Reset.AUTO)) {
            assertThat(event.tryTake()).isFalse();
            event.set();
            event.set();
            assertThat(event.await()).isEqualTo(SIGNALLED);
            assertThat(event.await(Duration.ZERO)).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void an_event_that_is_reset_by_hand_stays_set_until_then() throws InterruptedException {
        try (Event event = Event.create("", Reset.MANUAL, true)) {
            assertThat(event.await()).isEqualTo(SIGNALLED);
            assertThat(event.await(Duration.ZERO)).isEqualTo(SIGNALLED);
            event.reset();
            assertThat(event.await(Duration.ofMillis(5))).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void a_pulse_that_meets_nobody_leaves_it_reset() {
        try (Event event = Event.create("", Reset.AUTO, true)) {
            event.pulse();
            assertThat(event.tryTake()).isFalse();
        }
    }

    @Test
    void a_time_out_is_not_early_and_takes_nothing() throws InterruptedException {
        try (Event event = Event.create("", Reset.AUTO)) {
            long start = System.nanoTime();
            assertThat(event.await(Duration.ofMillis(30))).isEqualTo(TIMED_OUT);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
            event.set();
            assertThat(event.tryTake()).isTrue();
        }
    }

    @Test
    void every_setting_releases_one_thread() throws Exception {
        try (Event event = Event.create("one each", Reset.AUTO)) {
            CountDownLatch released = new CountDownLatch(100);
            Thread waiting = Thread.ofPlatform().start(() -> {
                try (Event other = Event.open("one each")) {
                    while (released.getCount() > 0) {
                        other.await();
                        released.countDown();
                        synchronized (event) {
                            event.notifyAll();
                        }
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            for (long left = 100; left > 0; left--) {
                event.set();
                synchronized (event) {
                    while (released.getCount() >= left) {
                        event.wait();
                    }
                }
                assertThat(released.getCount()).isEqualTo(left - 1);
            }
            waiting.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_interrupt_ends_a_wait_and_takes_nothing(boolean virtual) throws Exception {
        try (Event event = Event.create("", Reset.AUTO)) {
            FutureTask<Wait.Outcome> wait = new FutureTask<>(event::await);
            Thread thread = virtual
                    ? Thread.ofVirtual().start(wait)
                    : Thread.ofPlatform().start(wait);
            thread.interrupt();
            assertThatThrownBy(wait::get).hasCauseInstanceOf(InterruptedException.class);
            event.set();
            assertThat(event.tryTake()).isTrue();
        }
    }

    @Test
    void creating_it_again_opens_it_and_changes_nothing() {
        try (Event first = Event.create("Local\\ready", Reset.MANUAL, true);
                Event second = Event.create("Local\\ready", Reset.AUTO, false)) {
            assertThat(first.existed()).isFalse();
            assertThat(second.existed()).isTrue();
            assertThat(second.tryTake()).isTrue();
            assertThat(second.tryTake()).isTrue();
        }
    }

    @Test
    void a_name_belongs_to_one_object_of_one_type() {
        try (Event event = Event.create("taken", Reset.AUTO)) {
            for (Runnable other : new Runnable[] {
                () -> Mutex.create("taken"),
                () -> Mutex.open("taken"),
                () -> Semaphore.create("taken", 0, 1),
                () -> FileMapping.create("taken", 1)
            }) {
                assertThatExceptionOfType(BasenamedException.class)
                        .isThrownBy(other::run)
                        .returns(Win32Error.ERROR_INVALID_HANDLE, BasenamedException::error);
            }
            assertThat(event.isOpen()).isTrue();
        }
        assertThatExceptionOfType(ObjectNotFoundException.class).isThrownBy(() -> Event.open("taken"));
    }

    @Test
    void a_closed_event_is_refused_and_closing_it_again_does_nothing() {
        Event event = Event.create("", Reset.AUTO);
        event.close();
        event.close();
        for (Runnable use : new Runnable[] {event::set, event::reset, event::pulse, event::tryTake}) {
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(use::run)
                    .returns(Win32Error.ERROR_INVALID_HANDLE, BasenamedException::error);
        }
    }
}
