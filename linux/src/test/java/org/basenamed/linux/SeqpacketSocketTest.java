package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class SeqpacketSocketTest {
    private final MemorySegment message = Arena.ofAuto().allocate(256);
    private final MemorySegment buffer = Arena.ofAuto().allocate(256);
    private final ReceivedFds fds = new ReceivedFds();

    private final Path directory;

    SeqpacketSocketTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void messages_arrive_whole_and_in_order() {
        try (Connected connected = Connected.at(directory)) {
            message.setString(0, "first");
            assertThat(connected.client().send(message, 6)).isEqualTo(6);
            message.setString(0, "second!");
            assertThat(connected.client().send(message, 8)).isEqualTo(8);
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(6);
            assertThat(buffer.getString(0)).isEqualTo("first");
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(8);
            assertThat(buffer.getString(0)).isEqualTo("second!");
            assertThat(fds.count()).isZero();
            assertThat(fds.messageTruncated()).isFalse();
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void a_blocking_receive_waits_whatever_the_mode_of_the_socket() throws Exception {
        try (Connected connected = Connected.at(directory)) {
            Background<Integer> onNonBlocking =
                    Background.start(() -> connected.server().receive(buffer, fds, true));
            onNonBlocking.awaitAsleepIn(SystemCall.PPOLL);
            assertThat(connected.client().send(message, 9)).isEqualTo(9);
            assertThat(onNonBlocking.result()).isEqualTo(9);

            Background<Integer> onBlocking =
                    Background.start(() -> connected.client().receive(buffer, fds, true));
            onBlocking.awaitAsleepIn(SystemCall.RECVMSG);
            assertThat(connected.server().send(message, 7)).isEqualTo(7);
            assertThat(onBlocking.result()).isEqualTo(7);
            assertThat(connected.client().receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void a_signal_does_not_end_a_blocking_receive() throws Exception {
        try (Connected connected = Connected.at(directory)) {
            Background<Integer> receiver =
                    Background.start(() -> connected.server().receive(buffer, fds, true));
            receiver.awaitAsleepIn(SystemCall.PPOLL);
            long switches = KernelThread.voluntarySwitches(receiver.tid());
            KernelThread.interrupt(receiver.tid());
            while (KernelThread.voluntarySwitches(receiver.tid()) == switches && !receiver.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(receiver.isDone()).isFalse();
            assertThat(connected.client().send(message, 5)).isEqualTo(5);
            assertThat(receiver.result()).isEqualTo(5);
        }
    }

    @Test
    void a_message_longer_than_the_buffer_is_cut_and_said_to_be() {
        try (Connected connected = Connected.at(directory)) {
            message.fill((byte) 7);
            assertThat(connected.client().send(message, 100)).isEqualTo(100);
            assertThat(connected.client().send(message, 10)).isEqualTo(10);
            assertThat(connected.server().receive(buffer.asSlice(0, 40), fds, false))
                    .isEqualTo(40);
            assertThat(fds.messageTruncated()).isTrue();
            assertThat(fds.truncated()).isFalse();
            assertThat(buffer.get(JAVA_BYTE, 39)).isEqualTo((byte) 7);
            assertThat(buffer.get(JAVA_BYTE, 40)).isZero();
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(10);
            assertThat(fds.messageTruncated()).isFalse();
        }
    }

    @Test
    void a_message_that_just_fits_is_not_cut() {
        try (Connected connected = Connected.at(directory)) {
            assertThat(connected.client().send(message, 40)).isEqualTo(40);
            assertThat(connected.server().receive(buffer.asSlice(0, 40), fds, false))
                    .isEqualTo(40);
            assertThat(fds.messageTruncated()).isFalse();
        }
    }

    @Test
    void when_the_peer_has_gone_what_it_sent_is_read_first_and_then_the_end() {
        try (Connected connected = Connected.at(directory)) {
            assertThat(connected.client().send(message, 3)).isEqualTo(3);
            connected.client().close();
            assertThat(connected.server().receive(buffer, fds, true)).isEqualTo(3);
            assertThat(connected.server().receive(buffer, fds, true)).isZero();
            assertThat(connected.server().receive(buffer, fds, false)).isZero();
            assertThat(connected.server().send(message, 3)).isEqualTo(-Errno.EPIPE);
        }
    }

    @Test
    void a_peer_that_goes_leaving_our_messages_unread_resets_the_connection() {
        try (Connected connected = Connected.at(directory)) {
            assertThat(connected.server().send(message, 3)).isEqualTo(3);
            connected.client().close();
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(-Errno.ECONNRESET);
            assertThat(connected.server().receive(buffer, fds, false)).isZero();
        }
    }

    @Test
    void shutting_down_gets_a_blocked_receiver_out() throws Exception {
        try (Connected connected = Connected.at(directory)) {
            Background<Integer> receiver =
                    Background.start(() -> connected.client().receive(buffer, fds, true));
            receiver.awaitAsleepIn(SystemCall.RECVMSG);
            assertThat(connected.client().shutdown()).isZero();
            assertThat(receiver.result()).isZero();
            assertThat(connected.client().send(message, 1)).isEqualTo(-Errno.EPIPE);
            assertThat(connected.server().receive(buffer, fds, false)).isZero();
        }
    }

    @Test
    void a_full_queue_refuses_and_takes_again_when_read() {
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        try {
            pair[0].setBufferBytes(8192, 8192);
            int sent = 0;
            int result = pair[0].send(message, 256);
            while (result == 256) {
                sent++;
                result = pair[0].send(message, 256);
            }
            assertThat(result).isEqualTo(-Errno.EAGAIN);
            assertThat(sent).isPositive();
            for (int i = 0; i < sent; i++) {
                assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(256);
            }
            assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
            assertThat(pair[0].send(message, 256)).isEqualTo(256);
        } finally {
            pair[0].close();
            pair[1].close();
        }
    }

    @Test
    void a_message_longer_than_the_send_buffer_is_refused_whole() {
        try (Connected connected = Connected.at(directory);
                Arena arena = Arena.ofConfined()) {
            connected.client().setBufferBytes(4096, 4096);
            assertThat(connected.client().send(arena.allocate(1 << 20), 1 << 20))
                    .isEqualTo(-Errno.EMSGSIZE);
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void an_empty_message_is_refused_because_it_would_read_as_the_end() {
        try (Connected connected = Connected.at(directory)) {
            assertThatThrownBy(() -> connected.client().send(message, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> connected.client().send(message, 257))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(connected.server().receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void memory_on_the_heap_is_refused() {
        try (Connected connected = Connected.at(directory)) {
            MemorySegment heap = MemorySegment.ofArray(new byte[16]);
            assertThatThrownBy(() -> connected.client().send(heap, 16)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> connected.server().receive(heap, fds, false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void both_ends_close_on_exec() {
        try (Connected connected = Connected.at(directory)) {
            assertThat(Descriptors.isCloseOnExec(connected.listener().fd().number()))
                    .isTrue();
            assertThat(Descriptors.isCloseOnExec(connected.server().fd().number()))
                    .isTrue();
            assertThat(Descriptors.isCloseOnExec(connected.client().fd().number()))
                    .isTrue();
        }
    }

    @Test
    void accepting_when_nobody_has_come_answers_so() {
        try (SeqpacketSocket listener = SeqpacketSocket.listen(directory.resolve("socket"), 1)) {
            assertThat(listener.accept()).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void connecting_where_nobody_listens_is_refused_with_the_reason() throws Exception {
        Path path = directory.resolve("socket");
        assertThat(SeqpacketSocket.connect(path)).isEqualTo(-Errno.ENOENT);
        SeqpacketSocket.listen(path, 1).close();
        assertThat(path).exists();
        assertThat(SeqpacketSocket.connect(path)).isEqualTo(-Errno.ECONNREFUSED);
        Path plain = Files.createFile(directory.resolve("plain"));
        assertThat(SeqpacketSocket.connect(plain)).isEqualTo(-Errno.ECONNREFUSED);
    }

    @Test
    void listening_where_something_exists_is_refused_and_leaves_it() {
        Path path = directory.resolve("socket");
        try (SeqpacketSocket first = SeqpacketSocket.listen(path, 1)) {
            assertThatThrownBy(() -> SeqpacketSocket.listen(path, 1))
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> {
                        assertThat(thrown.call()).isEqualTo("bind");
                        assertThat(thrown.errno()).isEqualTo(Errno.EADDRINUSE);
                    });
            Fd.own(SeqpacketSocket.connect(path)).close();
            Fd.own(first.accept()).close();
        }
    }

    @Test
    void a_path_that_does_not_fit_an_address_is_refused() {
        int room = 107 - directory.toString().length() - 1;
        Path fits = directory.resolve("p".repeat(room));
        Path tooLong = directory.resolve("p".repeat(room + 1));
        try (SeqpacketSocket listener = SeqpacketSocket.listen(fits, 1)) {
            Fd.own(SeqpacketSocket.connect(fits)).close();
            Fd.own(listener.accept()).close();
        }
        assertThat(SeqpacketSocket.connect(tooLong)).isEqualTo(-Errno.ENAMETOOLONG);
        assertThatThrownBy(() -> SeqpacketSocket.listen(tooLong, 1))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.ENAMETOOLONG));
    }

    @Test
    void a_closed_socket_makes_no_more_calls() {
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        pair[0].close();
        pair[0].close();
        pair[1].close();
        assertThatThrownBy(() -> pair[0].send(message, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pair[0].receive(buffer, fds, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pair[0]::accept).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pair[0]::shutdown).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_no_socket_is_refused() {
        try (SeqpacketSocket none = SeqpacketSocket.adopt(Memfd.create("none", false))) {
            assertThat(none.send(message, 1)).isEqualTo(-Errno.ENOTSOCK);
            assertThat(none.receive(buffer, fds, false)).isEqualTo(-Errno.ENOTSOCK);
            assertThat(none.accept()).isEqualTo(-Errno.ENOTSOCK);
            assertThatThrownBy(none::peerCredentials).isInstanceOf(LinuxException.class);
            assertThatThrownBy(none::peerPidfd).isInstanceOf(LinuxException.class);
            assertThatThrownBy(() -> none.setBufferBytes(4096, 4096)).isInstanceOf(LinuxException.class);
        }
    }
}
