package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.handle;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.yes;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of waits, one after the other, as far as one process can see them. */
@WithBroker
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WaitRulesTest {
    private static final long SELF = -1;
    private static final long THIS_THREAD = -2;
    private static final int LONGEST_MILLIS = 0xFFFF_FFFE;
    private static final int ENDLESS = SynchApi.INFINITE;

    private static long event(boolean manual, boolean set) {
        return created(0, () -> Kernel32.CreateEvent(null, manual, set, null));
    }

    private static long semaphore(int count, int maximum) {
        return created(0, () -> Kernel32.CreateSemaphore(null, count, maximum, null));
    }

    private static long mutex(boolean owned) {
        return created(0, () -> Kernel32.CreateMutex(null, owned, null));
    }

    /** A mutex whose owner has ended without releasing it. */
    private static long abandoned() {
        long mutex = mutex(false);
        FutureTask<Integer> owner = new FutureTask<>(() -> Kernel32.WaitForSingleObject(mutex, 0));
        join(Thread.ofPlatform().start(owner));
        assertThat(owner.resultNow()).isEqualTo(SynchApi.WAIT_OBJECT_0);
        return mutex;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(long... handles) {
        for (long handle : handles) {
            yes(() -> Kernel32.CloseHandle(handle));
        }
    }

    private static long narrowed(long source, int access) {
        long[] copy = new long[1];
        yes(() -> HandleApi.DuplicateHandle(SELF, source, SELF, copy, access, false, 0));
        return copy[0];
    }

    /** What ends well leaves the last error alone: ER-1, SYN-50. */
    private static void outcome(int expected, long handle, int millis) {
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(Kernel32.WaitForSingleObject(handle, millis)).isEqualTo(expected);
        assertThat(Kernel32.GetLastError()).isEqualTo(Untouched.MARK);
    }

    private static void fails(int lastError, long handle) {
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(Kernel32.WaitForSingleObject(handle, 0)).isEqualTo(SynchApi.WAIT_FAILED);
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }

    private static int many(boolean all, long... handles) {
        return Kernel32.WaitForMultipleObjects(handles.length, handles, all, 0);
    }

    private static void manyFail(int lastError, boolean all, long... handles) {
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(many(all, handles)).isEqualTo(SynchApi.WAIT_FAILED);
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }

    private static void signalFails(int lastError, long signal, long wait) {
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(Kernel32.SignalObjectAndWait(signal, wait, 0, false)).isEqualTo(SynchApi.WAIT_FAILED);
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }

    /** SYN-49, SYN-50, SYN-51. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void a_wait_that_is_not_alertable_is_the_plain_wait(int millis) {
        long event = event(false, true);
        outcome(SynchApi.WAIT_OBJECT_0, event, millis);
        outcome(SynchApi.WAIT_TIMEOUT, event, millis);
        yes(() -> Kernel32.SetEvent(event));
        assertThat(SynchApi.WaitForSingleObjectEx(event, millis, false)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(SynchApi.WaitForSingleObjectEx(event, millis, false)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        close(event);
    }

    /** SYN-52; the low bits of a handle do not count (HD-3), whether it is valid or not. */
    @ParameterizedTest
    @CsvSource({"0, 6", "0xDEAC, 6", "0xDEAD, 6", "0xDEAE, 6", "0xDEAF, 6", "-3, 6", "-7, 6"})
    void a_handle_that_there_is_not_is_refused(String handle, int lastError) {
        fails(lastError, Long.decode(handle));
        long event = event(true, true);
        outcome(SynchApi.WAIT_OBJECT_0, event + 3, 0);
        close(event);
    }

    /** SYN-52. */
    @Test
    void a_handle_without_the_right_to_wait_is_refused_and_the_object_untouched() {
        long event = event(false, true);
        long blind = narrowed(event, WinNT.EVENT_MODIFY_STATE);
        fails(WinError.ERROR_ACCESS_DENIED, blind);
        outcome(SynchApi.WAIT_OBJECT_0, event, 0);
        close(blind, event);
    }

    /** SYN-53, SYN-55. */
    @Test
    void the_longest_time_that_is_not_for_ever_is_long() throws Exception {
        long event = event(false, false);
        FutureTask<Integer> wait = new FutureTask<>(() -> Kernel32.WaitForSingleObject(event, LONGEST_MILLIS));
        Thread thread = Thread.ofPlatform().start(wait);
        assertThat(thread.join(Duration.ofMillis(100))).isFalse();
        yes(() -> Kernel32.SetEvent(event));
        assertThat(wait.get()).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(event);
    }

    /** SYN-54, SYN-68: a call that is queued to a thread ends no wait that is not alertable, and is made by the next that is. */
    @Test
    void a_queued_call_leaves_a_plain_wait_alone() {
        long event = event(false, false);
        boolean[] made = new boolean[1];
        assertThat(SynchApi.QueueUserAPC(data -> made[0] = true, THIS_THREAD, 0))
                .isNotZero();
        outcome(SynchApi.WAIT_TIMEOUT, event, 5);
        assertThat(many(false, event)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        SynchApi.Sleep(1);
        assertThat(SynchApi.SleepEx(1, false)).isZero();
        assertThat(made[0]).isFalse();
        assertThat(SynchApi.WaitForMultipleObjectsEx(1, new long[] {event}, true, 0, true))
                .isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        assertThat(made[0]).isTrue();
        close(event);
    }

    /** SYN-56, SYN-67. */
    @Test
    void one_to_sixty_four_objects_are_waited_for() {
        long[] events = new long[WinNT.MAXIMUM_WAIT_OBJECTS];
        Arrays.setAll(events, i -> event(true, true));
        assertThat(many(true, events)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        manyFail(WinError.ERROR_INVALID_PARAMETER, true);
        manyFail(WinError.ERROR_INVALID_PARAMETER, false, Arrays.copyOf(events, 65));
        close(events);
    }

    /** SYN-57: the first handle that is not right decides, and nothing is taken, though an earlier one is signalled. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handles_are_checked_in_their_order_before_anything_is_taken(boolean all) {
        long event = event(false, true);
        long blind = narrowed(event, WinNT.EVENT_MODIFY_STATE);
        manyFail(WinError.ERROR_ACCESS_DENIED, all, event, blind, 0xDEAC);
        manyFail(WinError.ERROR_INVALID_HANDLE, all, event, 0xDEAC, blind);
        outcome(SynchApi.WAIT_OBJECT_0, event, 0);
        close(blind, event);
    }

    /** SYN-58, HD-13. */
    @ParameterizedTest
    @ValueSource(longs = {SELF, THIS_THREAD})
    void pseudo_handles_are_waited_for_alone(long pseudo) {
        outcome(SynchApi.WAIT_TIMEOUT, pseudo, 0);
        manyFail(WinError.ERROR_INVALID_HANDLE, false, pseudo);
        manyFail(WinError.ERROR_INVALID_HANDLE, true, pseudo);
    }

    /** SYN-59: the object counts, not the handle; SYN-64: and nothing has been taken. */
    @Test
    void one_object_twice_is_refused_for_all_and_taken_once_for_any() {
        long semaphore = semaphore(2, 2);
        long other = narrowed(semaphore, WinNT.SEMAPHORE_ALL_ACCESS);
        manyFail(WinError.ERROR_INVALID_PARAMETER, true, semaphore, semaphore);
        manyFail(WinError.ERROR_INVALID_PARAMETER, true, semaphore, other);
        assertThat(many(false, other, semaphore)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        int[] previous = new int[1];
        yes(() -> Kernel32.ReleaseSemaphore(semaphore, 1, previous));
        assertThat(previous).containsExactly(1);
        close(semaphore, other);
    }

    /** SYN-61: any tells which was abandoned; its owner has ended once only. */
    @Test
    void any_tells_the_index_of_an_abandoned_mutex() {
        long event = event(false, false);
        long mutex = abandoned();
        assertThat(many(false, event, mutex)).isEqualTo(SynchApi.WAIT_ABANDONED_0 + 1);
        assertThat(many(false, event, mutex)).isEqualTo(SynchApi.WAIT_OBJECT_0 + 1);
        yes(() -> Kernel32.ReleaseMutex(mutex));
        yes(() -> Kernel32.ReleaseMutex(mutex));
        no(WinError.ERROR_NOT_OWNER, () -> Kernel32.ReleaseMutex(mutex));
        close(event, mutex);
    }

    /** SYN-63, SYN-65. */
    @Test
    void all_tells_that_something_was_abandoned_and_not_what() {
        long event = event(false, true);
        long own = mutex(true);
        long mutex = abandoned();
        assertThat(many(true, event, own, mutex)).isEqualTo(SynchApi.WAIT_ABANDONED_0);
        yes(() -> Kernel32.ReleaseMutex(mutex));
        yes(() -> Kernel32.ReleaseMutex(own));
        yes(() -> Kernel32.ReleaseMutex(own));
        outcome(SynchApi.WAIT_TIMEOUT, event, 0);
        close(event, own, mutex);
    }

    /** SYN-64. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void a_wait_for_all_that_times_out_has_taken_nothing(int millis) {
        long ready = event(false, true);
        long count = semaphore(1, 1);
        long never = event(false, false);
        long[] handles = {ready, count, never};
        assertThat(Kernel32.WaitForMultipleObjects(3, handles, true, millis)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        outcome(SynchApi.WAIT_OBJECT_0, ready, 0);
        outcome(SynchApi.WAIT_OBJECT_0, count, 0);
        close(handles);
    }

    /** SYN-76: for ever, whoever looks. */
    @Test
    void a_thread_that_has_ended_stays_signalled() {
        long[] thread = new long[1];
        FutureTask<Boolean> own = new FutureTask<>(() ->
                HandleApi.DuplicateHandle(SELF, THIS_THREAD, SELF, thread, 0, false, HandleApi.DUPLICATE_SAME_ACCESS));
        join(Thread.ofPlatform().start(own));
        assertThat(own.resultNow()).isTrue();
        outcome(SynchApi.WAIT_OBJECT_0, thread[0], ENDLESS);
        outcome(SynchApi.WAIT_OBJECT_0, thread[0], 0);
        assertThat(many(true, thread[0])).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(thread[0]);
    }

    /** SYN-77: the handle that a create gives has no right to wait. */
    @Test
    void nobody_waits_for_a_file_mapping_by_the_handle_that_made_it() {
        long mapping = created(0, () -> Kernel32.CreateFileMapping(-1, null, WinNT.PAGE_READWRITE, 0, 4096, null));
        fails(WinError.ERROR_ACCESS_DENIED, mapping);
        manyFail(WinError.ERROR_ACCESS_DENIED, false, mapping);
        close(mapping);
    }

    /** SYN-79, SYN-80. */
    @Test
    void only_events_mutexes_and_semaphores_are_signalled_by_a_wait() {
        long event = event(false, true);
        long timer = created(0, () -> SynchApi.CreateWaitableTimer(null, false, null));
        long mapping = created(0, () -> Kernel32.CreateFileMapping(-1, null, WinNT.PAGE_READWRITE, 0, 4096, null));
        for (long wrong : new long[] {timer, mapping, SELF, 0, 0xDEAC}) {
            signalFails(WinError.ERROR_INVALID_HANDLE, wrong, event);
        }
        outcome(SynchApi.WAIT_OBJECT_0, event, 0);
        close(event, timer, mapping);
    }

    /** SYN-80: nothing is signalled where the wait cannot be; SYN-81: the right to signal. */
    @Test
    void a_signal_and_wait_checks_both_before_it_signals() {
        long signal = event(true, false);
        long wait = event(false, true);
        signalFails(WinError.ERROR_INVALID_HANDLE, signal, 0xDEAC);
        long noWait = narrowed(wait, WinNT.EVENT_MODIFY_STATE);
        signalFails(WinError.ERROR_ACCESS_DENIED, signal, noWait);
        outcome(SynchApi.WAIT_TIMEOUT, signal, 0);
        long noSignal = narrowed(signal, WinNT.SYNCHRONIZE);
        signalFails(WinError.ERROR_ACCESS_DENIED, noSignal, wait);
        outcome(SynchApi.WAIT_TIMEOUT, signal, 0);
        outcome(SynchApi.WAIT_OBJECT_0, wait, 0);
        close(noWait, noSignal, signal, wait);
    }

    /** SYN-81: releasing a mutex takes no right. */
    @Test
    void a_mutex_is_released_by_a_handle_that_may_only_wait() {
        long mutex = mutex(true);
        long event = event(false, true);
        long narrow = narrowed(mutex, WinNT.SYNCHRONIZE);
        assertThat(Kernel32.SignalObjectAndWait(narrow, event, 0, false)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        no(WinError.ERROR_NOT_OWNER, () -> Kernel32.ReleaseMutex(mutex));
        close(narrow, mutex, event);
    }

    /** SYN-82. */
    @Test
    void a_signal_that_is_refused_is_followed_by_no_wait() {
        long full = semaphore(1, 1);
        long foreign = mutex(false);
        long event = event(false, true);
        signalFails(WinError.ERROR_TOO_MANY_POSTS, full, event);
        signalFails(WinError.ERROR_NOT_OWNER, foreign, event);
        outcome(SynchApi.WAIT_OBJECT_0, event, 0);
        close(full, foreign, event);
    }

    /** SYN-83, SYN-84. */
    @Test
    void an_event_that_is_signalled_and_waited_for_at_once_ends_reset() {
        long event = event(false, false);
        assertThat(Kernel32.SignalObjectAndWait(event, event, ENDLESS, false)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        outcome(SynchApi.WAIT_TIMEOUT, event, 0);
        close(event);
    }

    /** SYN-87, NS-16: the object stays as long as the wait, its name does not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_wait_outlives_the_handle_that_it_began_with(boolean several) throws Exception {
        String name = "waits-after-close-" + several;
        long event = created(0, () -> Kernel32.CreateEvent(null, false, false, name));
        long other = handle(() -> Kernel32.OpenEvent(WinNT.EVENT_MODIFY_STATE, false, name));
        long never = event(false, false);
        FutureTask<Integer> wait = new FutureTask<>(() -> several
                ? Kernel32.WaitForMultipleObjects(2, new long[] {never, event}, false, ENDLESS)
                : Kernel32.WaitForSingleObject(event, ENDLESS));
        Thread thread = Thread.ofPlatform().start(wait);
        assertThat(thread.join(Duration.ofMillis(200)))
                .as("it waits by now, or fails below")
                .isFalse();
        close(event);
        yes(() -> Kernel32.SetEvent(other));
        assertThat(wait.get()).isEqualTo(several ? SynchApi.WAIT_OBJECT_0 + 1 : SynchApi.WAIT_OBJECT_0);
        close(other, never);
        long again = created(0, () -> Kernel32.CreateEvent(null, false, false, name));
        close(again);
    }

    /** SYN-90: what was written before a signal is there for whoever it releases. */
    @Test
    void a_signal_carries_along_what_was_written_before_it() throws Exception {
        long there = event(false, false);
        long back = event(false, false);
        int[] plain = new int[1];
        FutureTask<Void> other = new FutureTask<>(() -> {
            for (int i = 1; i <= 10_000; i++) {
                Kernel32.WaitForSingleObject(there, ENDLESS);
                assertThat(plain[0]).isEqualTo(2 * i - 1);
                plain[0]++;
                Kernel32.SetEvent(back);
            }
            return null;
        });
        Thread.ofPlatform().start(other);
        for (int i = 1; i <= 10_000; i++) {
            plain[0]++;
            Kernel32.SetEvent(there);
            Kernel32.WaitForSingleObject(back, ENDLESS);
            assertThat(plain[0]).isEqualTo(2 * i);
        }
        other.get();
        close(there, back);
    }

    /** SYN-36, SYN-47: never early by more than a tick, and the time of a relative timer does not follow the wall clock. */
    @Test
    void a_relative_timer_is_not_early() {
        long timer = created(0, () -> SynchApi.CreateWaitableTimer(null, false, null));
        long start = System.nanoTime();
        yes(() -> SynchApi.SetWaitableTimer(timer, new long[] {-500_000}, 0, null, MemorySegment.NULL, false));
        outcome(SynchApi.WAIT_OBJECT_0, timer, ENDLESS);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(34_000_000);
        close(timer);
    }

    /** SYN-48: a period is a period, whether the timer is reset by a wait or stays signalled. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_periodic_timer_comes_again(boolean manual) {
        long timer = created(0, () -> SynchApi.CreateWaitableTimer(null, manual, null));
        int[] came = new int[1];
        yes(() -> SynchApi.SetWaitableTimer(
                timer, new long[] {-1}, 10, (argument, low, high) -> came[0]++, MemorySegment.NULL, false));
        while (came[0] < 3) {
            assertThat(SynchApi.SleepEx(ENDLESS, true)).isEqualTo(SynchApi.WAIT_IO_COMPLETION);
        }
        yes(() -> SynchApi.CancelWaitableTimer(timer));
        close(timer);
    }
}
