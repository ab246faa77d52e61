package org.basenamed.broker.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.basenamed.dispatcher.SeatLayout;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Fd;
import org.basenamed.linux.Futex;
import org.basenamed.linux.Mmap;
import org.basenamed.linux.RobustMark;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediationTest {
    private static final int NOT_REGISTERED = -1;
    private static final int WAIT_ID = 1;
    private static final int CROWD = Board.CAPACITY - 1;

    private final Mediation mediation = new Mediation();
    private final Account account = new Account(Quota.UNLIMITED);
    private final Board board = mediation.join(1, account);
    private final Waitable manual = ManualResetEvent.TYPE;
    private final HeaderDomain domain =
            HeaderDomain.of(ObjectType.EVENT, SecurityDescriptor.ofDacl(new Acl(List.of())));
    private final long event = mediation.create(manual, 0, domain, account);

    @AfterEach
    void nobody_waits_any_more() {
        mediation.leave(board);
        assertThat(board.waits()).isEmpty();
        mediation.close();
    }

    /** SYN-5: a manual-reset event releases all. As many threads as a process can have must not exhaust the broker's stack. */
    @Test
    void an_event_that_is_set_releases_every_thread_that_a_process_can_have() {
        for (int slot = 1; slot <= CROWD; slot++) {
            assertThat(mediation.begin(board, new WaitWish(slot, WAIT_ID, false, NOT_REGISTERED), List.of(event)))
                    .isEqualTo(WaitOutcome.PENDING);
        }
        mediation.signal(event, Signal.SET, 0);
        for (int slot = 1; slot <= CROWD; slot++) {
            assertThat(board.seat(slot).isComplete(WAIT_ID)).isTrue();
            assertThat(board.seat(slot).outcome()).isEqualTo(WaitOutcome.SIGNALLED);
        }
        assertThat(isMediated(event)).as("the object is fast again").isFalse();
    }

    /** The other objects of a satisfied wait need no mediation any more either. */
    @Test
    void objects_of_a_wait_that_has_ended_by_another_one_are_fast_again() {
        long other = mediation.create(manual, 0, domain, account);
        assertThat(mediation.begin(board, new WaitWish(1, WAIT_ID, false, NOT_REGISTERED), List.of(event, other)))
                .isEqualTo(WaitOutcome.PENDING);
        assertThat(isMediated(other)).isTrue();
        mediation.signal(event, Signal.SET, 0);
        assertThat(isMediated(other)).isFalse();
    }

    /** Threads that contend go back to the word, where it costs them no messages. */
    @Test
    void who_waits_where_the_word_would_do_is_registered_there_and_told() {
        long mutex = mutexOf(2);
        begin(board, 3, WAIT_ID, mutex);
        begin(board, 4, WAIT_ID, mutex);
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(2));
        assertThat(board.seat(3).outcome()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(board.seat(4).isComplete(WAIT_ID)).isTrue();
        assertThat(board.seat(4).outcome()).isEqualTo(WaitOutcome.REGISTERED);
        assertThat(board.seat(4).note()).isEqualTo(mutex);
        assertThat(board.seat(3).note()).isZero();
        assertThat(isMediated(mutex)).isFalse();
        assertThat(mediation.state(mutex).word()).isEqualTo(WaitWord.register(WaitWord.of(board.owner(3))));
        assertThat(mediation.cancel(board, 4, WAIT_ID))
                .as("it has to leave by itself")
                .isEqualTo(WaitOutcome.REGISTERED);
        assertThat(board.waits()).isEmpty();
    }

    /** SYN-20: like every thread that had registered by itself. */
    @Test
    void who_dies_after_it_has_been_registered_leaves_nothing_in_the_word() {
        Board other = mediation.join(2, account);
        MemorySegment seats = map(other);
        SeatLayout.useSlot(seats, 1);
        unmap(seats);
        long mutex = mutexOf(2);
        mediation.hand(mutex, other);
        begin(board, 3, WAIT_ID, mutex);
        begin(other, 1, WAIT_ID, mutex);
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(2));
        assertThat(other.seat(1).outcome()).isEqualTo(WaitOutcome.REGISTERED);
        mediation.leave(other);
        assertThat(mediation.state(mutex).word()).isEqualTo(WaitWord.of(board.owner(3)));
        assertThat(isMediated(mutex)).isFalse();
    }

    @Test
    void who_parks_a_virtual_thread_or_cannot_touch_the_header_stays_at_the_broker() {
        long mutex = mediation.create(Mutex.TYPE, WaitWord.of(board.owner(2)), domain, account);
        begin(board, 3, WAIT_ID, mutex);
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(2));
        begin(board, 4, WAIT_ID, mutex);
        begin(board, 5, WAIT_ID, mutex);
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(3));
        assertThat(board.seat(5).isComplete(WAIT_ID))
                .as("the process has not got the header")
                .isFalse();
        mediation.hand(mutex, board);
        begin(board, 6, -WAIT_ID, mutex);
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(4));
        mediation.signal(mutex, Signal.RELEASE_MUTEX, board.owner(5));
        assertThat(board.seat(6).outcome()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(isMediated(mutex)).isFalse();
    }

    private void begin(Board waiting, int slot, int waitId, long reference) {
        assertThat(mediation.begin(waiting, new WaitWish(slot, waitId, false, NOT_REGISTERED), List.of(reference)))
                .isEqualTo(WaitOutcome.PENDING);
    }

    /** HD-46: the seat says which thread owns a mutex, and others that the process has go on owning theirs. */
    @Test
    void the_end_of_a_thread_abandons_its_mutexes_and_no_others() {
        MemorySegment seats = mapBoard();
        SeatLayout.useSeat(seats, 2, 700);
        SeatLayout.useSeat(seats, 3, 701);
        unmap(seats);
        long its = mediation.create(Mutex.TYPE, WaitWord.of(board.owner(2)), domain, account);
        long anothers = mediation.create(Mutex.TYPE, WaitWord.of(board.owner(3)), domain, account);
        long nobodys = mediation.create(Mutex.TYPE, 0, domain, account);
        mediation.endThreadOf(board, 700);
        assertThat(WaitWord.isAbandoned(mediation.state(its).word())).isTrue();
        assertThat(WaitWord.value(mediation.state(anothers).word())).isEqualTo(board.owner(3));
        assertThat(WaitWord.isAbandoned(mediation.state(nobodys).word())).isFalse();
    }

    /** SYN-20: the kernel's word for the end of a thread suffices, of a process of which nothing else is known yet. */
    @Test
    void a_thread_that_ends_is_noticed_before_its_process_has() throws InterruptedException {
        MemorySegment seats = mapBoard();
        SeatLayout.useSlot(seats, 3);
        CountDownLatch held = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch neverthelessEnd = new CountDownLatch(1);
        Thread dies = Thread.ofPlatform().start(() -> hold(seats, 2, held, end));
        Thread lives = Thread.ofPlatform().start(() -> hold(seats, 3, held, neverthelessEnd));
        held.await();
        long its = mutexOf(2);
        long anothers = mutexOf(3);
        long unmarked = mutexOf(4);
        assertThat(await(mediation.marks())).as("marks that are held").isTrue();
        mediation.endMarked();
        end.countDown();
        dies.join();
        while (!WaitWord.isAbandoned(mediation.state(its).word())) {
            assertThat(await(mediation.marks()))
                    .as("a mark that the kernel has made")
                    .isTrue();
            mediation.endMarked();
        }
        assertThat(WaitWord.value(mediation.state(anothers).word())).isEqualTo(board.owner(3));
        assertThat(WaitWord.value(mediation.state(unmarked).word())).isEqualTo(board.owner(4));
        neverthelessEnd.countDown();
        lives.join();
        while (!WaitWord.isAbandoned(mediation.state(anothers).word())) {
            assertThat(await(mediation.marks()))
                    .as("the mark of who lived longer")
                    .isTrue();
            mediation.endMarked();
        }
        unmap(seats);
    }

    /** A mark is in memory that the process may write: it can hurt itself, and cost the broker so much time and no more. */
    @Test
    void a_process_that_writes_its_marks_itself_loses_its_own_mutexes_alone() {
        Board victim = mediation.join(2, account);
        long victims = mediation.create(Mutex.TYPE, WaitWord.of(victim.owner(2)), domain, account);
        mediation.hand(victims, victim);
        mediation.hand(victims, board);
        long its = mutexOf(2);
        MemorySegment seats = mapBoard();
        SeatLayout.useSlot(seats, 2);
        int alive = 1;
        int ended = 1 << 30;
        SeatLayout.mark(seats, 2).set(ValueLayout.JAVA_INT, 0, ended);
        SeatLayout.tellMarkHeld(seats);
        int told = 0;
        while (board.isMarkChanged()) {
            assertThat(await(mediation.marks())).isTrue();
            mediation.endMarked();
            told++;
            MemorySegment mark = SeatLayout.mark(seats, 2);
            mark.set(ValueLayout.JAVA_INT, 0, told % 2 == 0 ? ended : alive);
            SeatLayout.tellMarkHeld(seats);
            Futex.wake(mark.address(), Futex.WAKE_ALL);
        }
        assertThat(told).isBetween(500, 1001);
        assertThat(WaitWord.isAbandoned(mediation.state(its).word())).isTrue();
        assertThat(WaitWord.value(mediation.state(victims).word())).isEqualTo(victim.owner(2));
        unmap(seats);
        mediation.leave(victim);
    }

    private long mutexOf(int slot) {
        long mutex = mediation.create(Mutex.TYPE, WaitWord.of(board.owner(slot)), domain, account);
        mediation.hand(mutex, board);
        return mutex;
    }

    private static void hold(MemorySegment seats, int slot, CountDownLatch held, CountDownLatch end) {
        assertThat(RobustMark.hold(SeatLayout.mark(seats, slot))).isTrue();
        SeatLayout.tellMarkHeld(seats);
        held.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(Fd readable) {
        try (Epoll epoll = Epoll.create()) {
            epoll.add(readable.number(), Epoll.EPOLLIN, 0);
            return epoll.await(60_000) > 0;
        }
    }

    private MemorySegment mapBoard() {
        return map(board);
    }

    private static MemorySegment map(Board board) {
        long bytes = Board.CAPACITY * SeatLayout.BYTES;
        int writable = Mmap.PROT_READ | Mmap.PROT_WRITE;
        long address =
                Mmap.map(0, bytes, writable, Mmap.MAP_SHARED, board.memory().number(), 0);
        return Mmap.segment(address, bytes, Arena.global(), null);
    }

    private static void unmap(MemorySegment seats) {
        Mmap.unmap(seats.address(), seats.byteSize());
    }

    private boolean isMediated(long reference) {
        return WaitWord.isMediated(mediation.object(reference).header().word());
    }
}
