package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.basenamed.client.Wait.Outcome.Signalled;
import org.basenamed.client.Wait.Outcome.TimedOut;
import org.basenamed.model.Win32Error;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class WaitableTimerTest {
    private static final Duration FAR = Duration.ofHours(1);

    @Test
    void syn_31_a_new_timer_neither_runs_nor_is_signalled() {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.MANUAL)) {
            assertThat(timer.existed()).isFalse();
            assertThat(timer.tryTake()).isFalse();
            assertThat(timer.remaining()).isEmpty();
        }
    }

    @Test
    void it_expires_no_earlier_than_it_was_told_to() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            long start = System.nanoTime();
            timer.set(Duration.ofMillis(30));
            assertThat(timer.await()).isEqualTo(new Signalled(0));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
            assertThat(timer.remaining()).isEmpty();
            assertThat(timer.tryTake()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Reset.class)
    void syn_1_one_wait_resets_it_or_none(Reset reset) throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", reset)) {
            timer.set(Duration.ofMillis(1));
            assertThat(timer.await()).isEqualTo(new Signalled(0));
            assertThat(timer.tryTake()).isEqualTo(reset == Reset.MANUAL);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void syn_32_what_is_due_already_signals_at_once(long seconds) {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            timer.set(Duration.ofSeconds(seconds));
            assertThat(timer.tryTake()).isTrue();
            timer.set(Instant.now());
            assertThat(timer.tryTake()).isTrue();
            timer.set(Instant.MIN);
            assertThat(timer.tryTake()).isTrue();
        }
    }

    @Test
    void syn_32_an_instant_is_a_time_of_the_clock() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            Instant due = Instant.now().plusMillis(30);
            timer.set(due);
            assertThat(timer.await()).isEqualTo(new Signalled(0));
            assertThat(Instant.now()).isAfterOrEqualTo(due);
        }
    }

    @Test
    void what_is_beyond_all_clocks_never_comes() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            timer.set(Duration.ofSeconds(Long.MAX_VALUE));
            assertThat(timer.await(Duration.ofMillis(5))).isEqualTo(new TimedOut());
            timer.set(Instant.MAX);
            assertThat(timer.await(Duration.ofMillis(5))).isEqualTo(new TimedOut());
            assertThat(timer.remaining()).isPresent();
        }
    }

    @Test
    void syn_33_setting_it_ends_what_it_was_set_to_and_resets_it() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.MANUAL)) {
            timer.set(Duration.ZERO);
            assertThat(timer.tryTake()).isTrue();
            timer.set(FAR);
            assertThat(timer.tryTake()).isFalse();
            assertThat(timer.remaining())
                    .hasValueSatisfying(left -> assertThat(left).isPositive().isLessThanOrEqualTo(FAR));
            timer.set(Duration.ofMillis(1));
            assertThat(timer.await()).isEqualTo(new Signalled(0));
        }
    }

    @Test
    void syn_38_cancelling_stops_it_and_leaves_its_state() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.MANUAL)) {
            timer.cancel();
            timer.set(Duration.ofMillis(5));
            timer.cancel();
            assertThat(timer.remaining()).isEmpty();
            assertThat(timer.await(Duration.ofMillis(20))).isEqualTo(new TimedOut());
            timer.set(Duration.ZERO);
            timer.cancel();
            assertThat(timer.tryTake()).isTrue();
        }
    }

    @Test
    void syn_35_each_expiry_of_a_period_releases_one_wait() throws InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            long start = System.nanoTime();
            timer.set(Duration.ofMillis(5), Duration.ofMillis(10));
            for (int i = 0; i < 4; i++) {
                assertThat(timer.await()).isEqualTo(new Signalled(0));
            }
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(35_000_000);
            timer.cancel();
            timer.tryTake();
            assertThat(timer.await(Duration.ofMillis(25))).isEqualTo(new TimedOut());
        }
    }

    @Test
    void a_period_of_no_whole_milliseconds_is_refused_and_nothing_changes() {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.AUTO)) {
            timer.set(FAR);
            for (Duration period : new Duration[] {
                Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(1_500_000), Duration.ofMillis(1L << 31)
            }) {
                assertThatIllegalArgumentException().isThrownBy(() -> timer.set(Duration.ZERO, period));
                assertThatIllegalArgumentException().isThrownBy(() -> timer.set(Instant.EPOCH, period));
            }
            assertThat(timer.tryTake()).isFalse();
            assertThat(timer.remaining()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void it_ends_the_sleep_of_every_kind_of_thread_and_wait(boolean virtual) throws Exception {
        try (WaitableTimer timer = WaitableTimer.create("", Reset.MANUAL);
                Event never = Event.create("", Reset.AUTO);
                Event always = Event.create("", Reset.MANUAL, true)) {
            FutureTask<Wait.Outcome> one = new FutureTask<>(timer::await);
            FutureTask<Wait.Outcome> any = new FutureTask<>(() -> Wait.any(never, timer));
            FutureTask<Wait.Outcome> all = new FutureTask<>(() -> Wait.all(always, timer));
            for (FutureTask<Wait.Outcome> wait : java.util.List.of(one, any, all)) {
                Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
                builder.start(wait);
            }
            timer.set(Duration.ofMillis(50));
            assertThat(one.get()).isEqualTo(new Signalled(0));
            assertThat(any.get()).isEqualTo(new Signalled(1));
            assertThat(all.get()).isEqualTo(new Signalled(0));
        }
    }

    @Test
    void syn_45_closing_the_last_handle_ends_it_and_its_name() {
        WaitableTimer first = WaitableTimer.create("Local\\ends", Reset.MANUAL);
        try (WaitableTimer second = WaitableTimer.open("Local\\ends")) {
            first.set(Duration.ZERO);
            first.close();
            assertThat(second.tryTake()).isTrue();
        }
        try (WaitableTimer third = WaitableTimer.create("Local\\ends", Reset.AUTO)) {
            assertThat(third.existed()).isFalse();
            assertThat(third.tryTake()).isFalse();
        }
    }

    @Test
    void ns_9_creating_it_again_opens_it_as_it_is() {
        try (WaitableTimer first = WaitableTimer.create("again", Reset.MANUAL);
                WaitableTimer second = WaitableTimer.create("again", Reset.AUTO)) {
            first.set(Duration.ZERO);
            assertThat(second.existed()).isTrue();
            assertThat(second.tryTake()).isTrue();
            assertThat(second.tryTake()).isTrue();
        }
    }

    @Test
    void ns_11_its_name_is_no_other_types() {
        try (WaitableTimer timer = WaitableTimer.create("a timer's", Reset.AUTO)) {
            for (Runnable other : new Runnable[] {
                () -> Event.open("a timer's"), () -> Mutex.create("a timer's"), () -> Semaphore.open("a timer's")
            }) {
                assertThatExceptionOfType(BasenamedException.class)
                        .isThrownBy(other::run)
                        .returns(Win32Error.ERROR_INVALID_HANDLE, BasenamedException::error);
            }
            assertThat(timer.isOpen()).isTrue();
        }
    }

    @Test
    void a_closed_timer_is_refused() {
        WaitableTimer timer = WaitableTimer.create("", Reset.AUTO);
        timer.close();
        for (Runnable use : new Runnable[] {() -> timer.set(FAR), timer::cancel, timer::remaining, timer::tryTake}) {
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(use::run)
                    .returns(Win32Error.ERROR_INVALID_HANDLE, BasenamedException::error);
        }
    }

    @Test
    void many_timers_expire_each_in_its_time() throws InterruptedException {
        WaitableTimer[] timers = new WaitableTimer[Wait.MAX_OBJECTS];
        for (int i = 0; i < timers.length; i++) {
            timers[i] = WaitableTimer.create("", Reset.MANUAL);
            timers[i].set(Duration.ofMillis(10 + (timers.length - i) % 16));
        }
        assertThat(Wait.all(timers)).isEqualTo(new Signalled(0));
        for (WaitableTimer timer : timers) {
            timer.close();
        }
    }

    /** SYN-39. */
    @Test
    void a_timer_that_is_opened_to_be_waited_for_cannot_be_set() {
        try (WaitableTimer timer = WaitableTimer.create("t", Reset.MANUAL);
                WaitableTimer toWait = WaitableTimer.open("t", Right.WAIT)) {
            timer.set(Duration.ZERO);
            assertThat(toWait.tryTake()).isTrue();
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> toWait.set(Duration.ofHours(1)))
                    .satisfies(refused -> assertThat(refused.held()).isEqualTo(0x10_0000));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(toWait::remaining);
            assertThat(timer.remaining()).isEmpty();
        }
    }

    @Test
    void a_timer_that_lets_nobody_in_is_still_its_creators() {
        try (WaitableTimer timer =
                WaitableTimer.create("t", Reset.MANUAL, SecurityDescriptor.ofDacl(new Acl(List.of())))) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> WaitableTimer.open("t"));
            timer.set(Duration.ofHours(1));
            assertThat(timer.tryTake()).isFalse();
            assertThat(timer.remaining()).isPresent();
            timer.set(Duration.ZERO);
            assertThat(timer.tryTake()).isTrue();
        }
    }
}
