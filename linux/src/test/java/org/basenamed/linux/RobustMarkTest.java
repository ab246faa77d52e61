package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RobustMarkTest {
    /** Never unmapped: threads that end go through all the marks that they hold. */
    private final MemorySegment memory = shared();

    private static MemorySegment shared() {
        int anonymousAndShared = Mmap.MAP_SHARED | Mmap.MAP_ANONYMOUS;
        long address = Mmap.map(0, 4096, Mmap.PROT_READ | Mmap.PROT_WRITE, anonymousAndShared, -1, 0);
        return Mmap.segment(address, 4096, Arena.global(), null);
    }

    private MemorySegment mark(int index) {
        return memory.asSlice(index * RobustMark.BYTES, RobustMark.BYTES);
    }

    /** Sleeps until the kernel has marked the word, which it does a moment after Java says that the thread has ended. */
    private static int awaitEnd(MemorySegment mark) {
        int word = RobustMark.read(mark);
        while (RobustMark.isHeld(word)) {
            long deadline = ProcessCalls.monotonicNanos() + 60_000_000_000L;
            Futex.waitUntil(mark.address(), word, deadline);
            assertThat(ProcessCalls.monotonicNanos()).isLessThan(deadline);
            word = RobustMark.read(mark);
        }
        return word;
    }

    @Test
    void the_end_of_a_thread_marks_all_that_it_held_and_wakes_who_sleeps_there() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> {
            assertThat(RobustMark.hold(mark(0))).isTrue();
            assertThat(RobustMark.hold(mark(1))).isTrue();
            assertThat(RobustMark.isHeldBy(RobustMark.read(mark(0)), ProcessCalls.gettid()))
                    .isTrue();
            held.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        held.await();
        assertThat(RobustMark.isHeld(RobustMark.read(mark(0)))).isTrue();
        assertThat(RobustMark.isHeldBy(RobustMark.read(mark(0)), ProcessCalls.gettid()))
                .isFalse();
        assertThat(RobustMark.hasEnded(RobustMark.read(mark(0)))).isFalse();
        Thread.ofPlatform().start(end::countDown);
        assertThat(RobustMark.hasEnded(awaitEnd(mark(0)))).isTrue();
        assertThat(RobustMark.hasEnded(awaitEnd(mark(1)))).isTrue();
        holder.join();
    }

    @Test
    void the_next_thread_begins_anew() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            Thread holder = Thread.ofPlatform()
                    .start(() -> assertThat(RobustMark.hold(mark(2))).isTrue());
            holder.join();
            assertThat(RobustMark.hasEnded(awaitEnd(mark(2)))).isTrue();
        }
        RobustMark.clear(mark(2));
        assertThat(RobustMark.read(mark(2))).isZero();
        assertThat(RobustMark.isHeld(0)).isFalse();
        assertThat(RobustMark.hasEnded(0)).isFalse();
    }
}
