package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

@Watched
class FdTest {
    @Test
    void the_answer_of_a_failed_call_is_not_taken_for_a_descriptor() {
        assertThatThrownBy(() -> Fd.own(-Errno.EMFILE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EMFILE");
    }

    @Test
    void a_closed_one_has_no_number() {
        Fd fd = Memfd.create("fd", false);
        int number = fd.number();
        assertThat(fd.isOpen()).isTrue();
        assertThat(Descriptors.open()).containsKey(number);
        assertThat(fd).hasToString("fd " + number);
        fd.close();
        assertThat(fd.isOpen()).isFalse();
        assertThat(Descriptors.open()).doesNotContainKey(number);
        assertThat(fd).hasToString("fd closed");
        assertThatThrownBy(fd::number).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_again_does_not_close_who_got_the_number_since() {
        Fd fd = Memfd.create("first", false);
        int number = fd.number();
        fd.close();
        try (Fd next = Memfd.create("next", false)) {
            assertThat(next.number()).isEqualTo(number);
            fd.close();
            assertThat(FileCalls.fstat(next).isRegularFile()).isTrue();
        }
    }

    @Test
    void threads_that_close_at_once_close_it_once() throws Exception {
        for (int i = 0; i < 500; i++) {
            Fd fd = Memfd.create("contended", false);
            CyclicBarrier together = new CyclicBarrier(2);
            // A second close of the number would throw: EBADF.
            Background<Boolean> other = Background.start(() -> closeAt(together, fd));
            closeAt(together, fd);
            other.result();
            assertThat(fd.isOpen()).isFalse();
        }
    }

    private static boolean closeAt(CyclicBarrier together, Fd fd) throws Exception {
        together.await();
        fd.close();
        return true;
    }

    @Test
    void that_somebody_else_closed_it_is_told() {
        Fd fd = Memfd.create("stolen", false);
        Fd.own(fd.number()).close();
        assertThatThrownBy(fd::close).isInstanceOfSatisfying(LinuxException.class, thrown -> {
            assertThat(thrown.call()).isEqualTo("close");
            assertThat(thrown.errno()).isEqualTo(Errno.EBADF);
        });
        assertThat(fd.isOpen()).isFalse();
    }

    @Test
    void releasing_leaves_it_open_for_the_caller() {
        Fd fd = Memfd.create("released", false);
        int number = fd.release();
        assertThat(fd.isOpen()).isFalse();
        assertThatThrownBy(fd::release).isInstanceOf(IllegalStateException.class);
        fd.close();
        assertThat(Descriptors.open()).containsKey(number);
        Fd.own(number).close();
    }

    @Test
    void a_duplicate_is_the_same_file_and_outlives_the_original() {
        Fd original = Memfd.create("duplicated", false);
        try (Fd duplicate = original.duplicate()) {
            assertThat(duplicate.number()).isNotEqualTo(original.number());
            assertThat(FileCalls.fstat(duplicate)).isEqualTo(FileCalls.fstat(original));
            assertThat(Descriptors.isCloseOnExec(duplicate.number())).isTrue();
            original.close();
            Memfd.setSize(duplicate, 10);
            assertThat(FileCalls.fstat(duplicate).sizeBytes()).isEqualTo(10);
        }
        assertThatThrownBy(original::duplicate).isInstanceOf(IllegalStateException.class);
    }
}
