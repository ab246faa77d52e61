package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.basenamed.client.Wait.Outcome.Abandoned;
import org.basenamed.client.Wait.Outcome.Signalled;
import org.basenamed.client.Wait.Outcome.TimedOut;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class WaitTest {
    private static final int MANY = 2_000;

    private static Event[] events(int count, Reset reset) {
        Event[] events = new Event[count];
        for (int i = 0; i < count; i++) {
            events[i] = Event.create("", reset);
        }
        return events;
    }

    private static void close(Waitable... objects) {
        for (Waitable object : objects) {
            object.close();
        }
    }

    @Test
    void the_first_signalled_of_64_is_taken_and_no_other() throws InterruptedException {
        Event[] events = events(Wait.MAX_OBJECTS, Reset.AUTO);
        events[63].set();
        events[7].set();
        assertThat(Wait.any(events)).isEqualTo(new Signalled(7));
        assertThat(Wait.any(events)).isEqualTo(new Signalled(63));
        assertThat(Wait.any(Duration.ofMillis(5), events)).isEqualTo(new TimedOut());
        close(events);
    }

    /** SYN-60: whatever it takes to find out whether an earlier one is signalled, a later one does not go before it. */
    @Test
    void the_first_in_order_is_taken_whatever_it_is() throws Exception {
        Mutex owned = Mutex.create("", true);
        Mutex abandoned = Mutex.create("");
        Thread owner = Thread.ofPlatform().start(abandoned.asLock()::lock);
        owner.join();
        Semaphore empty = Semaphore.create("", 0, 3);
        Semaphore full = Semaphore.create("", 3, 3);
        Event set = Event.create("", Reset.MANUAL, true);
        Event reset = Event.create("", Reset.AUTO);
        assertThat(Wait.any(reset, empty, owned, set)).isEqualTo(new Signalled(2));
        assertThat(Wait.any(empty, abandoned, set)).isEqualTo(new Abandoned(1));
        assertThat(Wait.any(reset, full, set, owned)).isEqualTo(new Signalled(1));
        assertThat(full.release(1)).isEqualTo(2);
        FutureTask<Wait.Outcome> other = new FutureTask<>(() -> Wait.any(owned, abandoned, reset, set));
        Thread.ofPlatform().start(other);
        assertThat(other.get()).isEqualTo(new Signalled(3));
        close(owned, abandoned, empty, full, set, reset);
    }

    @Test
    void a_blocked_wait_for_any_takes_what_is_signalled_and_leaves_the_others() throws Exception {
        Event[] events = events(3, Reset.AUTO);
        for (int i = 0; i < 200; i++) {
            FutureTask<Wait.Outcome> wait = new FutureTask<>(() -> Wait.any(events));
            Thread.ofPlatform().start(wait);
            events[i % 3].set();
            assertThat(wait.get()).isEqualTo(new Signalled(i % 3));
        }
        for (Event event : events) {
            assertThat(event.tryTake()).isFalse();
        }
        close(events);
    }

    @Test
    void a_wait_for_all_holds_nothing_while_something_is_missing() throws Exception {
        try (Semaphore semaphore = Semaphore.create("", 1, 1);
                Event event = Event.create("", Reset.AUTO)) {
            FutureTask<Wait.Outcome> wait = new FutureTask<>(() -> Wait.all(semaphore, event));
            Thread.ofPlatform().start(wait);
            for (int i = 0; i < 1000; i++) {
                assertThat(semaphore.tryTake()).isTrue();
                semaphore.release();
            }
            event.set();
            assertThat(wait.get()).isEqualTo(new Signalled(0));
            assertThat(semaphore.tryTake()).isFalse();
            assertThat(event.tryTake()).isFalse();
        }
    }

    @Test
    void waits_for_all_in_whatever_order_block_nobody_for_good() throws InterruptedException {
        try (Mutex one = Mutex.create("");
                Mutex two = Mutex.create("")) {
            int[] inside = new int[1];
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Mutex[] order = i % 2 == 0 ? new Mutex[] {one, two} : new Mutex[] {two, one};
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int n = 0; n < 200; n++) {
                            Wait.all(order);
                            inside[0]++;
                            order[0].release();
                            order[1].release();
                        }
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(inside[0]).isEqualTo(800);
        }
    }

    @Test
    void a_wait_for_all_tells_of_an_abandoned_mutex_without_its_place() throws InterruptedException {
        try (Mutex mutex = Mutex.create("");
                Event event = Event.create("", Reset.MANUAL, true)) {
            Thread.ofPlatform().start(mutex::tryTake).join();
            assertThat(Wait.all(event, mutex)).isEqualTo(new Abandoned(0));
            mutex.release();
        }
    }

    @Test
    void one_object_twice_is_refused_for_all_and_accepted_for_any() throws InterruptedException {
        try (Semaphore semaphore = Semaphore.create("twice", 2, 2);
                Semaphore same = Semaphore.open("twice")) {
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(() -> Wait.all(semaphore, same))
                    .returns(Win32Error.ERROR_INVALID_PARAMETER, BasenamedException::error);
            assertThat(Wait.any(same, semaphore)).isEqualTo(new Signalled(0));
            assertThat(semaphore.release()).isOne();
        }
    }

    @Test
    void a_closed_object_is_refused_and_nothing_is_taken() throws InterruptedException {
        try (Event set = Event.create("", Reset.AUTO, true)) {
            Event closed = Event.create("", Reset.AUTO);
            closed.close();
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(() -> Wait.any(set, closed))
                    .returns(Win32Error.ERROR_INVALID_HANDLE, BasenamedException::error);
            assertThat(set.tryTake()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void a_wait_is_for_1_to_64_objects(int count) {
        Event[] events = events(count, Reset.AUTO);
        assertThatIllegalArgumentException().isThrownBy(() -> Wait.any(events));
        close(events);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_interrupt_ends_a_wait_for_several_and_takes_nothing(boolean all) throws Exception {
        try (Semaphore semaphore = Semaphore.create("", 1, 1);
                Event event = Event.create("", Reset.AUTO)) {
            FutureTask<Wait.Outcome> wait =
                    new FutureTask<>(() -> all ? Wait.all(semaphore, event) : Wait.any(event, event));
            Thread thread = Thread.ofPlatform().start(wait);
            thread.interrupt();
            assertThatThrownBy(wait::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(semaphore.tryTake()).isTrue();
            event.set();
            assertThat(event.tryTake()).isTrue();
        }
    }

    @Test
    void two_thousand_virtual_threads_wait_at_once() throws Exception {
        Event[] events = events(MANY, Reset.AUTO);
        try (Semaphore begun = Semaphore.create("", 0, MANY)) {
            List<FutureTask<Wait.Outcome>> waits = new ArrayList<>();
            for (Event event : events) {
                FutureTask<Wait.Outcome> wait = new FutureTask<>(() -> {
                    begun.release();
                    return event.await();
                });
                waits.add(wait);
                Thread.ofVirtual().start(wait);
            }
            // if a waiting thread held its carrier, not all of them would come so far
            for (int i = 0; i < MANY; i++) {
                begun.await();
            }
            for (Event event : events) {
                event.set();
            }
            for (FutureTask<Wait.Outcome> wait : waits) {
                assertThat(wait.get()).isEqualTo(new Signalled(0));
            }
        }
        close(events);
    }
}
