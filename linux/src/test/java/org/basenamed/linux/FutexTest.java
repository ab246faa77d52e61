package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Watched
class FutexTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final MemorySegment word = Arena.ofAuto().allocate(JAVA_INT);
    private final long address = word.address();

    @Test
    void a_sleeper_is_woken() throws Exception {
        Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(address, 0, Futex.NO_TIMEOUT));
        wakeExactly(1);
        assertThat(sleeper.result()).isTrue();
    }

    @Test
    void a_sleeper_with_a_deadline_is_woken() throws Exception {
        Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(address, 0, inAnHour()));
        wakeExactly(1);
        assertThat(sleeper.result()).isTrue();
    }

    @Test
    void as_many_are_woken_as_were_asked_for() throws Exception {
        List<Background<Boolean>> sleepers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(address, 0, Futex.NO_TIMEOUT));
            sleeper.awaitAsleepIn(SystemCall.FUTEX);
            sleepers.add(sleeper);
        }
        assertThat(Futex.wake(address, 2)).isEqualTo(2);
        assertThat(Futex.wake(address, Futex.WAKE_ALL)).isEqualTo(1);
        assertThat(Futex.wake(address, Futex.WAKE_ALL)).isZero();
        for (Background<Boolean> sleeper : sleepers) {
            assertThat(sleeper.result()).isTrue();
        }
    }

    @Test
    void another_mapping_of_the_same_page_wakes_too() throws Exception {
        long page = Mmap.pageSizeBytes();
        try (Fd memfd = Memfd.create("futex", false)) {
            Memfd.setSize(memfd, page);
            int both = Mmap.PROT_READ | Mmap.PROT_WRITE;
            long one = Mmap.map(0, page, both, Mmap.MAP_SHARED, memfd.number(), 0);
            long other = Mmap.map(0, page, both, Mmap.MAP_SHARED, memfd.number(), 0);
            Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(one, 0, Futex.NO_TIMEOUT));
            sleeper.awaitAsleepIn(SystemCall.FUTEX);
            assertThat(Futex.wake(other, 1)).isEqualTo(1);
            assertThat(sleeper.result()).isTrue();
            assertThat(Mmap.unmap(one, page)).isZero();
            assertThat(Mmap.unmap(other, page)).isZero();
        }
    }

    @Test
    void a_word_that_is_not_what_was_expected_is_not_slept_on() {
        word.set(JAVA_INT, 0, -7);
        assertThat(Futex.waitUntil(address, 7, Futex.NO_TIMEOUT)).isFalse();
        assertThat(Futex.waitUntil(address, 7, inAnHour())).isFalse();
    }

    @Test
    void a_word_that_is_negative_is_slept_on() throws Exception {
        word.set(JAVA_INT, 0, -7);
        Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(address, -7, Futex.NO_TIMEOUT));
        wakeExactly(1);
        assertThat(sleeper.result()).isTrue();
    }

    @Test
    void the_deadline_ends_the_sleep_and_not_before() {
        long deadline = ProcessCalls.monotonicNanos() + 20_000_000;
        assertThat(Futex.waitUntil(address, 0, deadline)).isFalse();
        assertThat(ProcessCalls.monotonicNanos()).isGreaterThanOrEqualTo(deadline);
        assertThat(Futex.waitUntil(address, 0, 0)).isFalse();
    }

    @Test
    void a_signal_ends_a_timed_sleep() throws Exception {
        Background<Boolean> sleeper = Background.start(() -> Futex.waitUntil(address, 0, inAnHour()));
        sleeper.awaitAsleepIn(SystemCall.FUTEX);
        KernelThread.interrupt(sleeper.tid());
        assertThat(sleeper.result()).isFalse();
    }

    @Test
    void a_negative_time_is_refused() {
        assertThatThrownBy(() -> Futex.waitUntil(address, 0, -2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Futex.waitUntil(address, 0, Long.MIN_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_that_is_no_word_is_refused() {
        assertThat(Futex.waitUntil(4, 0, Futex.NO_TIMEOUT)).isFalse();
        assertThat(Futex.wake(4, 1)).isNegative();
        assertThat(Futex.waitUntil(address + 1, 0, Futex.NO_TIMEOUT)).isFalse();
        assertThat(Futex.wake(address + 2, 1)).isNegative();
    }

    @Test
    void nobody_is_woken_where_nobody_sleeps() {
        assertThat(Futex.wake(address, Futex.WAKE_ALL)).isZero();
    }

    private static long inAnHour() {
        return ProcessCalls.monotonicNanos() + HOUR_NANOS;
    }

    private void wakeExactly(int expected) {
        int woken = 0;
        while (woken == 0) {
            woken = Futex.wake(address, Futex.WAKE_ALL);
            Thread.onSpinWait();
        }
        assertThat(woken).isEqualTo(expected);
    }
}
