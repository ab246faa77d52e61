package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.basenamed.client.core.ThreadCalls;
import org.basenamed.linux.ProcessCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are queued to threads, and when they are made. */
@WithBroker
class AlertableWaitTest {
    private static final long CURRENT_THREAD = -2;
    private static final int ENDLESS = SynchApi.INFINITE;
    private static final long UNITS_PER_MILLI = 10_000;

    private final List<Long> made = new ArrayList<>();

    private void queue(long data) {
        assertThat(SynchApi.QueueUserAPC(made::add, CURRENT_THREAD, data)).isNotZero();
    }

    private static long[] inMillis(long millis) {
        return new long[] {-millis * UNITS_PER_MILLI};
    }

    private void setCalling(long timer, long millis, int period, long data) {
        assertThat(SynchApi.SetWaitableTimer(
                        timer,
                        inMillis(millis),
                        period,
                        (argument, low, high) -> made.add(data),
                        MemorySegment.NULL,
                        false))
                .isTrue();
    }

    /** A thread that has told its number and the queue of its calls, and then does {@code work}. */
    private record Target<T>(int number, ThreadCalls calls, FutureTask<T> work) {
        static <T> Target<T> start(boolean virtual, Callable<T> work) throws InterruptedException {
            AtomicReference<ThreadCalls> calls = new AtomicReference<>();
            CountDownLatch told = new CountDownLatch(1);
            int[] number = new int[1];
            FutureTask<T> task = new FutureTask<>(() -> {
                number[0] = ProcessCalls.gettid();
                calls.set(ThreadCalls.current());
                told.countDown();
                return work.call();
            });
            Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
            builder.start(task);
            told.await();
            return new Target<>(number[0], Objects.requireNonNull(calls.get()), task);
        }
    }

    @Test
    void syn_70_one_wait_makes_all_calls_in_their_order_and_takes_nothing() {
        long event = Kernel32.CreateEvent(null, false, false, null);
        queue(1);
        queue(2);
        queue(3);
        assertThat(made).isEmpty();
        assertThat(SynchApi.WaitForSingleObjectEx(event, ENDLESS, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L, 2L, 3L);
        assertThat(SynchApi.SleepEx(0, true)).isZero();
        assertThat(Kernel32.CloseHandle(event)).isTrue();
    }

    @Test
    void syn_71_a_signalled_object_goes_before_calls_and_calls_before_the_time() {
        long event = Kernel32.CreateEvent(null, false, true, null);
        queue(1);
        assertThat(SynchApi.WaitForSingleObjectEx(event, 0, true)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(made).isEmpty();
        assertThat(SynchApi.WaitForSingleObjectEx(event, 0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L);
        assertThat(SynchApi.WaitForSingleObjectEx(event, 0, true)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        queue(2);
        assertThat(Kernel32.SetEvent(event)).isTrue();
        long[] events = {event};
        assertThat(SynchApi.WaitForMultipleObjectsEx(1, events, false, 0, true)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(SynchApi.WaitForMultipleObjectsEx(1, events, false, 0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        queue(3);
        assertThat(SynchApi.WaitForMultipleObjectsEx(1, events, true, 0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L, 2L, 3L);
        assertThat(Kernel32.CloseHandle(event)).isTrue();
    }

    @Test
    void syn_73_waits_that_are_not_alertable_make_no_calls() {
        long event = Kernel32.CreateEvent(null, false, false, null);
        queue(1);
        SynchApi.Sleep(1);
        assertThat(SynchApi.SleepEx(1, false)).isZero();
        assertThat(Kernel32.WaitForSingleObject(event, 1)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.WaitForMultipleObjects(1, new long[] {event}, true, 1))
                .isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.SignalObjectAndWait(event, event, 1, false)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(made).isEmpty();
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L);
        assertThat(Kernel32.CloseHandle(event)).isTrue();
    }

    @Test
    void syn_70_calls_that_a_call_queues_are_made_before_the_wait_ends() {
        assertThat(SynchApi.QueueUserAPC(data -> queue(data + 1), CURRENT_THREAD, 1))
                .isNotZero();
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(2L);
    }

    @Test
    void syn_74_a_call_may_wait_and_make_further_calls_meanwhile() {
        assertThat(SynchApi.QueueUserAPC(data -> made.add((long) SynchApi.SleepEx(0, true)), CURRENT_THREAD, 0))
                .isNotZero();
        queue(7);
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(7L, (long) SynchApi.WAIT_IO_COMPLETION);
    }

    @Test
    void a_call_that_throws_ends_the_wait_and_leaves_the_others() {
        assertThat(SynchApi.QueueUserAPC(
                        data -> {
                            throw new IllegalStateException("no");
                        },
                        CURRENT_THREAD,
                        0))
                .isNotZero();
        queue(1);
        assertThatThrownBy(() -> SynchApi.SleepEx(0, true)).isInstanceOf(IllegalStateException.class);
        assertThat(made).isEmpty();
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L);
    }

    /** SYN-72: a signal right after the call is not taken by the wait that the call has ended. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_call_ends_a_wait_before_a_signal_that_comes_after_it(boolean virtual) throws Exception {
        for (int round = 0; round < 50; round++) {
            long event = Kernel32.CreateEvent(null, false, false, null);
            long[] events = {event};
            boolean many = round % 2 == 1;
            Target<Integer> target = Target.start(
                    virtual,
                    () -> many
                            ? SynchApi.WaitForMultipleObjectsEx(1, events, false, ENDLESS, true)
                            : SynchApi.WaitForSingleObjectEx(event, ENDLESS, true));
            target.calls().queue(() -> {});
            assertThat(Kernel32.SetEvent(event)).isTrue();
            int outcome = target.work().get();
            // it may not have begun to wait before the signal came
            int left = outcome == SynchApi.WAIT_IO_COMPLETION ? SynchApi.WAIT_OBJECT_0 : SynchApi.WAIT_TIMEOUT;
            assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(left);
            assertThat(Kernel32.CloseHandle(event)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_call_ends_every_kind_of_alertable_wait(boolean virtual) throws Exception {
        long event = Kernel32.CreateEvent(null, false, false, null);
        long other = Kernel32.CreateEvent(null, false, false, null);
        long[] events = {event, other};
        Target<List<Integer>> target = Target.start(
                virtual,
                () -> List.of(
                        SynchApi.WaitForSingleObjectEx(event, ENDLESS, true),
                        SynchApi.WaitForMultipleObjectsEx(2, events, false, ENDLESS, true),
                        SynchApi.WaitForMultipleObjectsEx(2, events, true, ENDLESS, true),
                        SynchApi.SleepEx(ENDLESS, true),
                        SynchApi.WaitForSingleObjectEx(CURRENT_THREAD, ENDLESS, true),
                        Kernel32.SignalObjectAndWait(other, event, ENDLESS, true)));
        AtomicInteger ran = new AtomicInteger();
        for (int queued = 1; !target.work().isDone(); queued++) {
            target.calls().queue(ran::incrementAndGet);
            while (ran.get() < queued && !target.work().isDone()) {
                Thread.onSpinWait();
            }
        }
        assertThat(target.work().get()).hasSize(6).containsOnly(SynchApi.WAIT_IO_COMPLETION);
        assertThat(Kernel32.WaitForSingleObject(other, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.CloseHandle(event) && Kernel32.CloseHandle(other)).isTrue();
    }

    @Test
    void syn_69_a_thread_is_known_by_its_number_before_it_has_done_anything_and_until_it_ends() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        int[] number = new int[1];
        FutureTask<Integer> work = new FutureTask<>(() -> {
            number[0] = ProcessCalls.gettid();
            told.countDown();
            goOn.await();
            return SynchApi.SleepEx(0, true);
        });
        Thread thread = Thread.ofPlatform().start(work);
        told.await();
        assertThat(ThreadCalls.queueTo(number[0], () -> made.add(5L))).isTrue();
        goOn.countDown();
        assertThat(work.get()).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(5L);
        thread.join();
        while (ThreadCalls.queueTo(number[0], () -> {})) {
            // the kernel may take a moment longer than Java
            Thread.onSpinWait();
        }
    }

    @Test
    void no_call_is_queued_to_what_is_no_thread() {
        Kernel32.SetLastError(0);
        assertThat(SynchApi.QueueUserAPC(made::add, 0, 1)).isZero();
        assertThat(Kernel32.GetLastError()).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(SynchApi.SleepEx(0, true)).isZero();
    }

    @Test
    void syn_40_a_timer_calls_with_its_argument_and_the_time_of_its_expiry() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        MemorySegment argument = MemorySegment.ofAddress(0x4711);
        Instant before = Instant.now();
        assertThat(SynchApi.SetWaitableTimer(
                        timer,
                        inMillis(5),
                        0,
                        (given, low, high) -> {
                            made.add(given.address());
                            made.add((long) high << 32 | Integer.toUnsignedLong(low));
                        },
                        argument,
                        false))
                .isTrue();
        assertThat(SynchApi.SleepEx(ENDLESS, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).hasSize(2);
        assertThat(made.getFirst()).isEqualTo(0x4711);
        Instant expired = Instant.parse("1601-01-01T00:00:00Z")
                .plusSeconds(made.getLast() / 10_000_000)
                .plusNanos(made.getLast() % 10_000_000 * 100);
        assertThat(expired).isBetween(before, Instant.now());
        // SYN-42
        assertThat(Kernel32.WaitForSingleObject(timer, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void syn_41_a_timer_queues_no_second_call_while_the_first_is_queued() {
        long timer = SynchApi.CreateWaitableTimer(null, false, null);
        setCalling(timer, 1, 1, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(Kernel32.WaitForSingleObject(timer, ENDLESS)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        }
        assertThat(SynchApi.CancelWaitableTimer(timer)).isTrue();
        assertThat(made).isEmpty();
        // SYN-38: the call went with the timer
        assertThat(SynchApi.SleepEx(0, true)).isZero();
        setCalling(timer, 0, 3_600_000, 2);
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(2L);
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void syn_33_setting_a_timer_anew_takes_its_call_back() {
        long timer = SynchApi.CreateWaitableTimer(null, false, null);
        setCalling(timer, 0, 0, 1);
        setCalling(timer, 3_600_000, 0, 2);
        assertThat(SynchApi.SleepEx(0, true)).isZero();
        setCalling(timer, 0, 0, 3);
        assertThat(SynchApi.SetWaitableTimer(timer, inMillis(0), 0, null, MemorySegment.NULL, false))
                .isTrue();
        assertThat(SynchApi.SleepEx(0, true)).isZero();
        assertThat(made).isEmpty();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void syn_70_calls_of_timers_and_of_threads_are_made_in_one_order() {
        long first = SynchApi.CreateWaitableTimer(null, true, null);
        long second = SynchApi.CreateWaitableTimer(null, true, null);
        setCalling(first, 0, 0, 1);
        queue(2);
        setCalling(second, 0, 0, 3);
        queue(4);
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Kernel32.CloseHandle(first) && Kernel32.CloseHandle(second)).isTrue();
    }

    @Test
    void a_call_that_an_earlier_call_takes_back_is_not_made() {
        long first = SynchApi.CreateWaitableTimer(null, true, null);
        long second = SynchApi.CreateWaitableTimer(null, true, null);
        assertThat(SynchApi.SetWaitableTimer(
                        first,
                        inMillis(0),
                        0,
                        (argument, low, high) -> SynchApi.CancelWaitableTimer(second),
                        MemorySegment.NULL,
                        false))
                .isTrue();
        setCalling(second, 0, 0, 2);
        assertThat(SynchApi.SleepEx(0, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).isEmpty();
        assertThat(Kernel32.CloseHandle(first) && Kernel32.CloseHandle(second)).isTrue();
    }

    @Test
    void syn_42_a_wait_for_the_timer_itself_is_satisfied_and_the_call_stays_queued() {
        long timer = SynchApi.CreateWaitableTimer(null, false, null);
        setCalling(timer, 5, 0, 1);
        assertThat(SynchApi.WaitForSingleObjectEx(timer, ENDLESS, true)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(made).isEmpty();
        assertThat(SynchApi.SleepEx(ENDLESS, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(1L);
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void syn_43_and_syn_44_a_timer_calls_who_set_it_last_and_stops_with_that_thread(boolean virtual) throws Exception {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        setCalling(timer, 3_600_000, 0, 1);
        Target<Integer> target = Target.start(virtual, () -> {
            setCalling(timer, 1, 3_600_000, 2);
            return SynchApi.SleepEx(ENDLESS, true);
        });
        assertThat(target.work().get()).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made).containsExactly(2L);
        assertThat(SynchApi.SleepEx(0, true)).isZero();
        TIMER_BASIC_INFORMATION state = new TIMER_BASIC_INFORMATION();
        do {
            assertThat(Ntdll.NtQueryTimer(timer, state)).isEqualTo(Ntdll.STATUS_SUCCESS);
        } while (state.RemainingTime > 0);
        assertThat(state.TimerState).isTrue();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }
}
