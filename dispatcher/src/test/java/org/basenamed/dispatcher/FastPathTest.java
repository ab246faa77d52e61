package org.basenamed.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitWord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fast path in one process: threads with a seat each on one board, and no broker at all. */
class FastPathTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;
    /** So few that all threads together cannot exhaust the count of grants, which would need the broker. */
    private static final int ROUNDS_ALONE = WaitWord.MAX_ISSUED / THREADS;

    private Arena arena;
    private MemorySegment headers;
    private MemorySegment board;
    private ExecutorService threads;
    private int lastSlot;
    private long lastReference;

    @BeforeEach
    void map() {
        arena = Arena.ofShared();
        headers = arena.allocate(64 * HeaderLayout.BYTES, HeaderLayout.BYTES);
        board = arena.allocate(64 * SeatLayout.BYTES, SeatLayout.BYTES);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void nobody_is_left_registered_and_no_note_on_the_board() {
        threads.shutdownNow();
        for (int i = 0; i < lastReference; i++) {
            long word = Header.at(headers, i, i + 1).word();
            assertThat(WaitWord.waiters(word)).as(WaitWord.describe(word)).isZero();
            assertThat(WaitWord.outstanding(word)).isZero();
        }
        for (int slot = 1; slot <= lastSlot; slot++) {
            assertThat(SeatLayout.noteAt(board, slot)).isEqualTo(Seat.NO_NOTE);
        }
        arena.close();
    }

    private Header header(int value) {
        Header header = Header.at(headers, (int) lastReference, ++lastReference);
        header.initialise(WaitWord.of(value), 0);
        return header;
    }

    private synchronized Seat seat() {
        int slot = ++lastSlot;
        return Seat.at(board, slot, OwnerId.of(1, slot));
    }

    private static long in(long millis) {
        return System.nanoTime() + millis * 1_000_000;
    }

    private <T> List<T> inThreads(int count, Callable<T> work) throws Exception {
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(work));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> thread : running) {
            results.add(thread.get());
        }
        return results;
    }

    @Test
    void a_mutex_lets_one_thread_in_at_a_time_and_loses_nobody() throws Exception {
        Header mutex = header(Mutex.FREE);
        int[] counter = new int[1];
        inThreads(THREADS, () -> {
            Seat seat = seat();
            for (int i = 0; i < ROUNDS_ALONE; i++) {
                assertThat(FastPath.await(mutex, Mutex.TYPE, seat, SleepLimit.at(FastPath.NEVER)))
                        .isEqualTo(Progress.DONE);
                counter[0]++;
                assertThat(FastPath.signal(mutex, Mutex.TYPE, Signal.RELEASE_MUTEX, seat.owner(), seat))
                        .isEqualTo(Progress.DONE);
            }
            return null;
        });
        assertThat(counter[0]).isEqualTo(THREADS * ROUNDS_ALONE);
        assertThat(WaitWord.value(mutex.word())).isEqualTo(Mutex.FREE);
    }

    @Test
    void a_semaphore_gives_out_exactly_what_was_released_with_waits_that_time_out_in_between() throws Exception {
        Header header = header(0);
        Semaphore semaphore = new Semaphore(Integer.MAX_VALUE);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        inThreads(THREADS, () -> {
            Seat seat = seat();
            boolean releases = seat.owner() % 2 == 0;
            for (int i = 0; i < ROUNDS_ALONE; i++) {
                if (releases) {
                    assertThat(FastPath.signal(header, semaphore, Signal.RELEASE_SEMAPHORE, 1 + i % 2, seat))
                            .isEqualTo(Progress.DONE);
                    released.addAndGet(1 + i % 2);
                } else if (FastPath.await(header, semaphore, seat, SleepLimit.at(System.nanoTime() + i % 100_000))
                        == Progress.DONE) {
                    taken.incrementAndGet();
                }
            }
            return null;
        });
        assertThat(taken.get() + WaitWord.value(header.word())).isEqualTo(released.get());
    }

    @Test
    void two_threads_hand_an_event_to_and_fro() throws Exception {
        Header ping = header(0);
        Header pong = header(0);
        Future<?> partner = threads.submit(() -> {
            Seat seat = seat();
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(FastPath.await(ping, AutoResetEvent.TYPE, seat, SleepLimit.at(FastPath.NEVER)))
                        .isEqualTo(Progress.DONE);
                FastPath.signal(pong, AutoResetEvent.TYPE, Signal.SET, 0, seat);
            }
        });
        Seat seat = seat();
        for (int i = 0; i < ROUNDS; i++) {
            FastPath.signal(ping, AutoResetEvent.TYPE, Signal.SET, 0, seat);
            assertThat(FastPath.await(pong, AutoResetEvent.TYPE, seat, SleepLimit.at(FastPath.NEVER)))
                    .isEqualTo(Progress.DONE);
        }
        partner.get();
        assertThat(WaitWord.value(ping.word()) + WaitWord.value(pong.word())).isZero();
    }

    @Test
    void a_set_that_finds_a_sleeper_answers_its_own_test_with_a_time_out() throws Exception { // SYN-18
        Header event = header(0);
        Future<Progress> sleeper =
                threads.submit(() -> FastPath.await(event, AutoResetEvent.TYPE, seat(), SleepLimit.at(FastPath.NEVER)));
        awaitWaiters(event, 1);
        Seat seat = seat();
        FastPath.signal(event, AutoResetEvent.TYPE, Signal.SET, 0, seat);
        assertThat(FastPath.await(event, AutoResetEvent.TYPE, seat, SleepLimit.at(FastPath.AT_ONCE)))
                .isEqualTo(Progress.TIMED_OUT);
        assertThat(sleeper.get()).isEqualTo(Progress.DONE);
    }

    @Test
    void a_manual_event_that_is_set_and_reset_releases_all_who_slept() throws Exception { // SYN-5
        Header event = header(0);
        List<Future<Progress>> sleepers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            sleepers.add(threads.submit(
                    () -> FastPath.await(event, ManualResetEvent.TYPE, seat(), SleepLimit.at(FastPath.NEVER))));
        }
        awaitWaiters(event, THREADS);
        Seat seat = seat();
        FastPath.signal(event, ManualResetEvent.TYPE, Signal.SET, 0, seat);
        FastPath.signal(event, ManualResetEvent.TYPE, Signal.RESET, 0, seat);
        for (Future<Progress> sleeper : sleepers) {
            assertThat(sleeper.get()).isEqualTo(Progress.DONE);
        }
    }

    @Test
    void a_thread_that_is_woken_for_another_reason_leaves_the_object_as_it_was() throws Exception {
        Header event = header(0);
        Seat sleeping = seat();
        Future<Progress> sleeper = threads.submit(
                () -> FastPath.await(event, AutoResetEvent.TYPE, sleeping, SleepLimit.at(FastPath.NEVER)));
        awaitWaiters(event, 1);
        sleeping.wakeUp();
        assertThat(sleeper.get()).isEqualTo(Progress.WOKEN);
        assertThat(WaitWord.value(event.word())).isZero();
    }

    /** The broker may wake a thread a moment after it has told it of something. */
    @Test
    void a_thread_that_is_woken_for_no_reason_stays_registered() throws Exception {
        Header event = header(0);
        Seat sleeping = seat();
        CountDownLatch asked = new CountDownLatch(2);
        SleepLimit limit = new SleepLimit(FastPath.NEVER, () -> {
            asked.countDown();
            return false;
        });
        Future<Progress> sleeper = threads.submit(() -> FastPath.await(event, AutoResetEvent.TYPE, sleeping, limit));
        awaitWaiters(event, 1);
        while (!asked.await(1, TimeUnit.MILLISECONDS)) {
            sleeping.wakeUp();
            assertThat(event.word()).isEqualTo(WaitWord.register(WaitWord.of(0)));
        }
        assertThat(FastPath.signal(event, AutoResetEvent.TYPE, Signal.SET, 0, seat()))
                .isEqualTo(Progress.DONE);
        assertThat(sleeper.get()).isEqualTo(Progress.DONE);
    }

    @Test
    void a_mediated_object_is_left_to_the_broker_and_a_sleeper_goes_there_still_registered() throws Exception {
        Header event = header(0);
        Seat sleeping = seat();
        Future<Progress> sleeper = threads.submit(
                () -> FastPath.await(event, AutoResetEvent.TYPE, sleeping, SleepLimit.at(FastPath.NEVER)));
        awaitWaiters(event, 1);
        long word = event.word();
        assertThat(event.replaceWord(word, word | WaitWord.MEDIATED)).isTrue();
        event.wake(Integer.MAX_VALUE);
        assertThat(sleeper.get()).isEqualTo(Progress.REGISTERED_AT_BROKER);
        Seat seat = seat();
        assertThat(FastPath.await(event, AutoResetEvent.TYPE, seat, SleepLimit.at(FastPath.AT_ONCE)))
                .isEqualTo(Progress.AT_BROKER);
        assertThat(FastPath.signal(event, AutoResetEvent.TYPE, Signal.SET, 0, seat))
                .isEqualTo(Progress.AT_BROKER);
        assertThat(event.word()).isEqualTo(word | WaitWord.MEDIATED);
        // what the broker does with a registration that it takes over
        event.writeMediated(WaitWord.leave(word));
        sleeping.eraseNote();
    }

    @Test
    void an_owner_acquires_again_and_must_release_as_often() { // SYN-11
        Header mutex = header(Mutex.FREE);
        Seat seat = seat();
        for (int i = 0; i < 3; i++) {
            assertThat(FastPath.await(mutex, Mutex.TYPE, seat, SleepLimit.at(FastPath.AT_ONCE)))
                    .isEqualTo(Progress.DONE);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(FastPath.signal(mutex, Mutex.TYPE, Signal.RELEASE_MUTEX, seat.owner(), seat))
                    .isEqualTo(Progress.DONE);
        }
        assertThat(FastPath.signal(mutex, Mutex.TYPE, Signal.RELEASE_MUTEX, seat.owner(), seat))
                .isEqualTo(Progress.NOT_OWNER);
    }

    @Test
    void a_wait_does_not_end_before_its_deadline() {
        Header event = header(0);
        long deadline = in(30);
        assertThat(FastPath.await(event, AutoResetEvent.TYPE, seat(), SleepLimit.at(deadline)))
                .isEqualTo(Progress.TIMED_OUT);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
    }

    private static void awaitWaiters(Header header, int count) {
        while (WaitWord.waiters(header.word()) < count) {
            Thread.onSpinWait();
        }
    }
}
