package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Watched
class FdPassingTest {
    private final MemorySegment message = Arena.ofAuto().allocate(16);
    private final MemorySegment buffer = Arena.ofAuto().allocate(16);
    private final ReceivedFds fds = new ReceivedFds();
    private final SeqpacketSocket[] pair = SeqpacketSocket.pair();
    private final Fd memfd = Memfd.create("passed", false);

    @AfterEach
    void close() {
        fds.close();
        memfd.close();
        pair[0].close();
        pair[1].close();
    }

    @Test
    void a_descriptor_arrives_as_a_duplicate_that_closes_on_exec() {
        assertThat(pair[0].send(message, 4, memfd.number())).isEqualTo(4);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(4);
        assertThat(fds.count()).isEqualTo(1);
        assertThat(fds.truncated()).isFalse();
        try (Fd taken = fds.take(0)) {
            assertThat(taken.number()).isNotEqualTo(memfd.number());
            assertThat(FileCalls.fstat(taken)).isEqualTo(FileCalls.fstat(memfd));
            assertThat(Descriptors.isCloseOnExec(taken.number())).isTrue();
        }
        assertThat(memfd.isOpen()).isTrue();
    }

    @Test
    void several_arrive_in_their_order() {
        try (Fd other = Memfd.create("other", false)) {
            int[] passed = {memfd.number(), other.number(), memfd.number(), Descriptors.NONE};
            assertThat(pair[0].send(message, 1, passed, 3)).isEqualTo(1);
            assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
            assertThat(fds.count()).isEqualTo(3);
            try (Fd first = fds.take(0);
                    Fd second = fds.take(1);
                    Fd third = fds.take(2)) {
                assertThat(FileCalls.fstat(first).inode())
                        .isEqualTo(FileCalls.fstat(memfd).inode());
                assertThat(FileCalls.fstat(second).inode())
                        .isEqualTo(FileCalls.fstat(other).inode());
                assertThat(FileCalls.fstat(third).inode())
                        .isEqualTo(FileCalls.fstat(memfd).inode());
            }
        }
    }

    @Test
    void none_of_several_is_a_message_without() {
        assertThat(pair[0].send(message, 1, new int[0], 0)).isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        assertThat(fds.count()).isZero();
    }

    @Test
    void as_many_as_the_kernel_allows_arrive_and_one_more_is_refused() {
        int[] passed = new int[SeqpacketSocket.MAX_FDS + 1];
        Arrays.fill(passed, memfd.number());
        assertThat(pair[0].send(message, 1, passed, passed.length)).isEqualTo(-Errno.EINVAL);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        assertThat(pair[0].send(message, 1, passed, SeqpacketSocket.MAX_FDS)).isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        assertThat(fds.count()).isEqualTo(SeqpacketSocket.MAX_FDS);
        assertThat(fds.truncated()).isFalse();
    }

    @Test
    void a_count_beyond_the_array_is_refused() {
        assertThatThrownBy(() -> pair[0].send(message, 1, new int[] {memfd.number()}, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void a_number_that_is_not_open_is_refused_and_nothing_is_sent() {
        assertThat(pair[0].send(message, 1, -1)).isEqualTo(-Errno.EBADF);
        assertThat(pair[0].send(message, 1, new int[] {memfd.number(), Descriptors.NONE}, 2))
                .isEqualTo(-Errno.EBADF);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void a_message_after_one_with_descriptors_has_none_of_them() {
        assertThat(pair[0].send(message, 1, memfd.number())).isEqualTo(1);
        assertThat(pair[0].send(message, 2)).isEqualTo(2);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        assertThat(fds.count()).isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(2);
        assertThat(fds.count()).isZero();
    }

    @Test
    void what_was_not_taken_is_closed_by_the_next_receive() {
        Map<Integer, String> before = Descriptors.open();
        assertThat(pair[0].send(message, 1, new int[] {memfd.number(), memfd.number()}, 2))
                .isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        assertThat(Descriptors.open()).hasSize(before.size() + 2);
        fds.take(1).close();
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(-Errno.EAGAIN);
        assertThat(fds.count()).isZero();
        assertThat(Descriptors.open()).isEqualTo(before);
    }

    @Test
    void a_descriptor_is_taken_once() {
        assertThat(pair[0].send(message, 1, memfd.number())).isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        fds.take(0).close();
        assertThatThrownBy(() -> fds.take(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fds.take(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(fds.count()).isEqualTo(1);
    }

    @Test
    void a_descriptor_that_arrives_when_no_number_is_left_is_lost_and_said_to_be() throws Exception {
        ChildJvm child = ChildJvm.startLimited(200, "exhaust");
        assertThat(child.readLine()).isEqualTo("EMFILE, received 8, descriptors 0, truncated true");
        child.killAndReap();
    }

    @Test
    void descriptors_that_were_never_received_go_with_the_socket() {
        try (Fd alone = Memfd.create("in-flight", false)) {
            assertThat(pair[0].send(message, 1, alone.number())).isEqualTo(1);
        }
        pair[0].close();
        pair[1].close();
        assertThat(Descriptors.open()).doesNotContainValue("/memfd:in-flight (deleted)");
    }

    @Test
    void that_one_was_closed_by_somebody_else_is_told_after_closing_the_others() {
        assertThat(pair[0].send(message, 1, new int[] {memfd.number(), memfd.number()}, 2))
                .isEqualTo(1);
        assertThat(pair[1].receive(buffer, fds, false)).isEqualTo(1);
        Map<Integer, String> open = Descriptors.open();
        int stolen = open.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith("/memfd:passed") && entry.getKey() != memfd.number())
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Fd.own(stolen).close();
        assertThatThrownBy(fds::closeAll)
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.EBADF));
        assertThat(fds.count()).isZero();
        assertThat(Descriptors.open()).hasSize(open.size() - 2);
    }
}
