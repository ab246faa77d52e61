package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

@Watched
class EventFdTest {
    @Test
    void draining_tells_how_often_it_was_signalled_and_starts_anew() {
        try (EventFd event = EventFd.create()) {
            assertThat(event.drain()).isZero();
            event.signal();
            event.signal();
            event.signal();
            assertThat(event.drain()).isEqualTo(3);
            assertThat(event.drain()).isZero();
        }
    }

    @Test
    void signalling_when_the_counter_is_at_its_end_leaves_it_signalled() {
        try (EventFd event = EventFd.create();
                Arena arena = Arena.ofConfined()) {
            MemorySegment most = arena.allocateFrom(JAVA_LONG, -2L);
            long written = Syscall.call(SystemCall.WRITE, event.fd().number(), most.address(), Long.BYTES);
            assertThat(written).isEqualTo(Long.BYTES);
            event.signal();
            assertThat(event.drain()).isEqualTo(-2L);
        }
    }

    @Test
    void a_duplicate_signals_the_same() {
        try (EventFd event = EventFd.create();
                EventFd adopted = EventFd.adopt(event.fd().duplicate())) {
            adopted.signal();
            assertThat(event.drain()).isEqualTo(1);
        }
    }

    @Test
    void it_closes_on_exec_and_is_unusable_when_closed() {
        EventFd event = EventFd.create();
        assertThat(Descriptors.isCloseOnExec(event.fd().number())).isTrue();
        event.close();
        event.close();
        assertThatThrownBy(event::signal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(event::drain).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_no_eventfd_is_refused() {
        try (EventFd none = EventFd.adopt(Epoll.create().fd())) {
            assertThatThrownBy(none::signal)
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EINVAL));
            assertThatThrownBy(none::drain)
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EINVAL));
        }
    }
}
