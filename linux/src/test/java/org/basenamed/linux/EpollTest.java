package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class EpollTest {
    private static final long TOKEN = 0xfedc_ba98_7654_3210L;

    private final Epoll epoll = Epoll.create();
    private final EventFd event = EventFd.create();

    @AfterEach
    void close() {
        event.close();
        epoll.close();
    }

    @Test
    void a_ready_descriptor_comes_with_its_token_and_what_it_is_ready_for() {
        assertThat(epoll.add(number(), Epoll.EPOLLIN, TOKEN)).isZero();
        assertThat(epoll.await(0)).isZero();
        event.signal();
        assertThat(epoll.await(Epoll.FOREVER)).isEqualTo(1);
        assertThat(epoll.token(0)).isEqualTo(TOKEN);
        assertThat(epoll.events(0)).isEqualTo(Epoll.EPOLLIN);
    }

    @Test
    void several_ready_at_once_each_come_with_their_own_token() {
        List<EventFd> others = new ArrayList<>();
        Set<Long> expected = new HashSet<>();
        for (long token = -5; token < 5; token++) {
            EventFd other = EventFd.create();
            others.add(other);
            other.signal();
            assertThat(epoll.add(other.fd().number(), Epoll.EPOLLIN, token)).isZero();
            expected.add(token);
        }
        assertThat(epoll.await(0)).isEqualTo(10);
        Set<Long> told = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            told.add(epoll.token(i));
            assertThat(epoll.events(i)).isEqualTo(Epoll.EPOLLIN);
        }
        assertThat(told).isEqualTo(expected);
        others.forEach(EventFd::close);
        assertThat(epoll.await(0)).isZero();
    }

    @Test
    void a_modified_descriptor_comes_with_its_new_token() {
        event.signal();
        assertThat(epoll.add(number(), Epoll.EPOLLIN, 1)).isZero();
        assertThat(epoll.modify(number(), Epoll.EPOLLOUT, 2)).isZero();
        assertThat(epoll.await(0)).isEqualTo(1);
        assertThat(epoll.token(0)).isEqualTo(2);
        assertThat(epoll.events(0)).isEqualTo(Epoll.EPOLLOUT);
    }

    @Test
    void a_one_shot_is_told_once_until_modified() {
        event.signal();
        assertThat(epoll.add(number(), Epoll.EPOLLIN | Epoll.EPOLLONESHOT, 1)).isZero();
        assertThat(epoll.await(0)).isEqualTo(1);
        assertThat(epoll.await(0)).isZero();
        assertThat(epoll.modify(number(), Epoll.EPOLLIN | Epoll.EPOLLONESHOT, 1))
                .isZero();
        assertThat(epoll.await(0)).isEqualTo(1);
    }

    @Test
    void an_edge_is_told_once_while_the_level_lasts() {
        event.signal();
        assertThat(epoll.add(number(), Epoll.EPOLLIN | Epoll.EPOLLET, 1)).isZero();
        assertThat(epoll.await(0)).isEqualTo(1);
        assertThat(epoll.await(0)).isZero();
        event.signal();
        assertThat(epoll.await(0)).isEqualTo(1);
    }

    @Test
    void a_peer_that_has_gone_is_told_without_being_asked_for() {
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        try {
            assertThat(epoll.add(pair[0].fd().number(), Epoll.EPOLLRDHUP, 1)).isZero();
            assertThat(epoll.await(0)).isZero();
            pair[1].close();
            assertThat(epoll.await(Epoll.FOREVER)).isEqualTo(1);
            assertThat(epoll.events(0)).isEqualTo(Epoll.EPOLLHUP | Epoll.EPOLLRDHUP);
        } finally {
            pair[0].close();
            pair[1].close();
        }
    }

    @Test
    void a_removed_descriptor_is_silent() {
        event.signal();
        assertThat(epoll.add(number(), Epoll.EPOLLIN, 1)).isZero();
        assertThat(epoll.remove(number())).isZero();
        assertThat(epoll.await(0)).isZero();
        assertThat(epoll.remove(number())).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void refusals_name_their_reason_and_change_nothing(@TempDir Path directory) throws Exception {
        assertThat(epoll.modify(number(), Epoll.EPOLLIN, 1)).isEqualTo(-Errno.ENOENT);
        assertThat(epoll.add(number(), Epoll.EPOLLIN, 1)).isZero();
        assertThat(epoll.add(number(), Epoll.EPOLLIN, 2)).isEqualTo(-Errno.EEXIST);
        assertThat(epoll.add(Descriptors.NONE, Epoll.EPOLLIN, 3)).isEqualTo(-Errno.EBADF);
        Path plain = Files.createFile(directory.resolve("plain"));
        try (Fd file = Fd.own(FileCalls.open(plain, FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))) {
            assertThat(epoll.add(file.number(), Epoll.EPOLLIN, 4)).isEqualTo(-Errno.EPERM);
        }
        event.signal();
        assertThat(epoll.await(0)).isEqualTo(1);
        assertThat(epoll.token(0)).isEqualTo(1);
    }

    @Test
    void what_was_not_told_cannot_be_asked_for() {
        event.signal();
        assertThat(epoll.add(number(), Epoll.EPOLLIN, 1)).isZero();
        assertThatThrownBy(() -> epoll.token(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(epoll.await(0)).isEqualTo(1);
        assertThatThrownBy(() -> epoll.token(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> epoll.events(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_time_out_ends_the_wait_and_not_before() {
        long start = ProcessCalls.monotonicNanos();
        assertThat(epoll.await(20)).isZero();
        assertThat(ProcessCalls.monotonicNanos() - start).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void another_thread_signals_a_waiting_one_out() throws Exception {
        assertThat(epoll.add(number(), Epoll.EPOLLIN, TOKEN)).isZero();
        Background<Integer> waiter = Background.start(() -> epoll.await(Epoll.FOREVER));
        waiter.awaitAsleepIn(SystemCall.EPOLL_PWAIT);
        event.signal();
        assertThat(waiter.result()).isEqualTo(1);
        assertThat(epoll.token(0)).isEqualTo(TOKEN);
    }

    @Test
    void a_signal_of_the_system_does_not_end_the_wait() throws Exception {
        for (int timeoutMillis : new int[] {Epoll.FOREVER, 3_600_000}) {
            Background<Integer> waiter = Background.start(() -> epoll.await(timeoutMillis));
            waiter.awaitAsleepIn(SystemCall.EPOLL_PWAIT);
            long switches = KernelThread.voluntarySwitches(waiter.tid());
            KernelThread.interrupt(waiter.tid());
            while (KernelThread.voluntarySwitches(waiter.tid()) == switches && !waiter.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(waiter.isDone()).isFalse();
            event.signal();
            assertThat(epoll.add(number(), Epoll.EPOLLIN, TOKEN)).isZero();
            assertThat(waiter.result()).isEqualTo(1);
            assertThat(epoll.remove(number())).isZero();
            assertThat(event.drain()).isEqualTo(1);
        }
    }

    @Test
    void it_closes_on_exec() {
        assertThat(Descriptors.isCloseOnExec(epoll.fd().number())).isTrue();
    }

    private int number() {
        return event.fd().number();
    }
}
