package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Watched
class FutexWaitAnyTest {
    private final MemorySegment words = Arena.ofAuto().allocate(JAVA_INT, Futex.MAX_WAITERS + 1L);
    private final MemorySegment waiters = Arena.ofAuto().allocate(Futex.WAITV_ENTRY, Futex.MAX_WAITERS + 1L);

    @BeforeEach
    void the_kernel_can_wait_for_several() {
        assumeTrue(KernelFeatures.probed().futexWaitv(), "kernel before 5.16");
        for (int i = 0; i <= Futex.MAX_WAITERS; i++) {
            words.setAtIndex(JAVA_INT, i, -i);
            Futex.setWaiter(waiters, i, address(i), -i);
        }
    }

    private long address(int index) {
        return words.address() + (long) index * Integer.BYTES;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 127})
    void the_index_of_the_woken_word_is_told(int index) throws Exception {
        Background<Integer> sleeper =
                Background.start(() -> Futex.waitAny(waiters, Futex.MAX_WAITERS, Futex.NO_TIMEOUT));
        while (Futex.wake(address(index), 1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(sleeper.result()).isEqualTo(index);
    }

    @Test
    void a_word_that_is_not_what_was_expected_is_not_slept_on() {
        words.setAtIndex(JAVA_INT, 2, 5);
        assertThat(Futex.waitAny(waiters, 3, Futex.NO_TIMEOUT)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void the_deadline_ends_the_sleep_and_not_before() {
        long deadline = ProcessCalls.monotonicNanos() + 20_000_000;
        assertThat(Futex.waitAny(waiters, 3, deadline)).isEqualTo(-Errno.ETIMEDOUT);
        assertThat(ProcessCalls.monotonicNanos()).isGreaterThanOrEqualTo(deadline);
    }

    @Test
    void the_limit_is_the_kernels() {
        assertThat(Futex.waitAny(waiters, Futex.MAX_WAITERS, 0)).isEqualTo(-Errno.ETIMEDOUT);
        assertThat(Futex.waitAny(waiters, Futex.MAX_WAITERS + 1, 0)).isEqualTo(-Errno.EINVAL);
        assertThat(Futex.waitAny(waiters, 0, 0)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void more_waiters_than_were_given_are_refused() {
        assertThatThrownBy(() -> Futex.waitAny(waiters, Futex.MAX_WAITERS + 2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Futex.waitAny(waiters, -1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Futex.setWaiter(waiters, Futex.MAX_WAITERS + 1, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_word_at_a_bad_address_is_refused() {
        Futex.setWaiter(waiters, 1, 4, 0);
        assertThat(Futex.waitAny(waiters, 2, 0)).isEqualTo(-Errno.EFAULT);
        Futex.setWaiter(waiters, 1, address(1) + 1, 0);
        assertThat(Futex.waitAny(waiters, 2, 0)).isEqualTo(-Errno.EINVAL);
    }
}
