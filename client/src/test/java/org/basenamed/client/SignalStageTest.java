package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.basenamed.client.Wait.Outcome.Signalled;
import org.basenamed.client.Wait.Outcome.TimedOut;
import org.junit.jupiter.api.Test;

@WithBroker
class SignalStageTest {
    private static final int MANY = 500;

    private static CompletableFuture<Wait.Outcome> stage(Waitable object) {
        return object.whenSignalled().toCompletableFuture();
    }

    @Test
    void a_stage_is_complete_when_the_wait_is_satisfied() {
        try (Event event = Event.create("", Reset.AUTO)) {
            CompletableFuture<Boolean> isVirtual =
                    stage(event).thenApply(outcome -> Thread.currentThread().isVirtual());
            event.set();
            assertThat(isVirtual.join()).isTrue();
            assertThat(event.tryTake()).isFalse();
        }
    }

    @Test
    void a_stage_with_a_time_out_ends_by_it_and_takes_nothing() {
        try (Semaphore semaphore = Semaphore.create("", 0, 1)) {
            assertThat(semaphore
                            .whenSignalled(Duration.ofMillis(5))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new TimedOut());
            semaphore.release();
            assertThat(semaphore.tryTake()).isTrue();
        }
    }

    @Test
    void many_stages_take_what_they_are_given_and_hold_no_platform_threads() {
        try (Semaphore semaphore = Semaphore.create("", 0, MANY)) {
            int before = Thread.getAllStackTraces().size();
            List<CompletableFuture<Wait.Outcome>> stages = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                stages.add(stage(semaphore));
            }
            assertThat(Thread.getAllStackTraces().size() - before).isLessThan(MANY / 10);
            semaphore.release(MANY);
            assertThat(stages).allMatch(stage -> stage.join().equals(new Signalled(0)));
            assertThat(semaphore.tryTake()).isFalse();
        }
    }

    @Test
    void a_cancelled_stage_has_taken_nothing() {
        try (Event event = Event.create("", Reset.AUTO)) {
            CompletableFuture<Wait.Outcome> stage = stage(event);
            assertThat(stage.cancel(true)).isTrue();
            assertThat(stage).isCancelled();
            assertThatThrownBy(stage::join).isInstanceOf(CancellationException.class);
            assertThat(stage.cancel(true)).isTrue();
            event.set();
            assertThat(event.tryTake()).isTrue();
        }
    }

    @Test
    void whether_a_wait_was_satisfied_or_cancelled_is_never_in_doubt() {
        try (Semaphore semaphore = Semaphore.create("", 0, MANY)) {
            int taken = 0;
            for (int i = 0; i < MANY; i++) {
                CompletableFuture<Wait.Outcome> stage = stage(semaphore);
                semaphore.release();
                taken += stage.cancel(true) ? 0 : 1;
            }
            int left = 0;
            while (semaphore.tryTake()) {
                left++;
            }
            assertThat(taken + left).isEqualTo(MANY);
        }
    }

    @Test
    void a_stage_that_is_done_cannot_be_cancelled() {
        try (Event event = Event.create("", Reset.MANUAL, true)) {
            CompletableFuture<Wait.Outcome> stage = stage(event);
            assertThat(stage.join()).isEqualTo(new Signalled(0));
            assertThat(stage.cancel(true)).isFalse();
            assertThat(stage.completeExceptionally(new IllegalStateException())).isFalse();
            assertThat(stage.join()).isEqualTo(new Signalled(0));
        }
    }

    @Test
    void nobody_else_completes_a_stage_but_anybody_may_end_it() {
        try (Event event = Event.create("", Reset.AUTO)) {
            CompletableFuture<Wait.Outcome> stage = stage(event);
            assertThatThrownBy(() -> stage.complete(new Signalled(0)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> stage.orTimeout(1, TimeUnit.MILLISECONDS).join())
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(stage).isNotDone();
            IllegalStateException reason = new IllegalStateException("enough");
            assertThat(stage.completeExceptionally(reason)).isTrue();
            assertThatThrownBy(stage::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCause(reason);
            event.set();
            assertThat(event.tryTake()).isTrue();
        }
    }

    @Test
    void stages_of_several_objects_take_one_or_all() {
        try (Event one = Event.create("", Reset.AUTO);
                Event other = Event.create("", Reset.AUTO)) {
            CompletableFuture<Wait.Outcome> all = Wait.whenAll(one, other).toCompletableFuture();
            CompletableFuture<Wait.Outcome> none =
                    Wait.whenAll(Duration.ZERO, one, other).toCompletableFuture();
            assertThat(none.join()).isEqualTo(new TimedOut());
            one.set();
            other.set();
            assertThat(all.join()).isEqualTo(new Signalled(0));
            CompletableFuture<Wait.Outcome> any = Wait.whenAny(one, other).toCompletableFuture();
            other.set();
            assertThat(any.join()).isEqualTo(new Signalled(1));
            assertThat(one.tryTake() || other.tryTake()).isFalse();
        }
    }

    @Test
    void a_stage_cannot_own_a_mutex() {
        try (Mutex mutex = Mutex.create("")) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(mutex::whenSignalled);
            assertThat(mutex.tryTake()).isTrue();
            mutex.release();
        }
    }

    @Test
    void a_refusal_is_the_stages_failure() {
        Event event = Event.create("", Reset.AUTO);
        event.close();
        assertThatThrownBy(() -> stage(event).join()).hasCauseInstanceOf(BasenamedException.class);
        assertThatThrownBy(() -> Wait.whenAny().toCompletableFuture().join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }
}
