package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hot calls allocate nothing in Java, once they are warm. */
@Watched
class AllocationTest {
    private static final int MEASURED_CALLS = 2_000;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final MemorySegment word = Arena.ofAuto().allocate(JAVA_INT);
    private final long address = word.address();

    @FunctionalInterface
    private interface Call {
        void make();
    }

    private static void allocatesNothing(Call call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count");
        // Warm is when the JVM's last compiler has been there: when that is, it alone knows. Until then the linker's
        // own
        // code makes an object a call; a call that allocates by itself does so in every round, however long this goes
        // on.
        long start = System.nanoTime();
        long allocated = allocatedBy(call, threads);
        while (allocated != 0 && System.nanoTime() - start < PATIENCE_NANOS) {
            allocated = allocatedBy(call, threads);
        }
        assertThat(allocated).as("bytes in %d calls", MEASURED_CALLS).isZero();
    }

    private static long allocatedBy(Call call, ThreadMXBean threads) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MEASURED_CALLS; i++) {
            call.make();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void the_measure_sees_a_call_that_allocates() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count");
        long before = threads.getCurrentThreadAllocatedBytes();
        Object[] kept = new Object[MEASURED_CALLS];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new int[1];
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isGreaterThan(16L * kept.length);
    }

    @Test
    void waking() {
        allocatesNothing(() -> Futex.wake(address, 1));
    }

    @Test
    void waiting_for_a_word_that_has_changed_or_time_that_is_over() {
        allocatesNothing(() -> Futex.waitUntil(address, 1, Futex.NO_TIMEOUT));
        allocatesNothing(() -> Futex.waitUntil(address, 0, 1));
    }

    @Test
    void waiting_for_several_words() {
        assumeTrue(KernelFeatures.probed().futexWaitv(), "kernel before 5.16");
        MemorySegment waiters = Arena.ofAuto().allocate(Futex.WAITV_ENTRY, 4);
        allocatesNothing(() -> {
            for (int i = 0; i < 4; i++) {
                Futex.setWaiter(waiters, i, address, 0);
            }
            check(Futex.waitAny(waiters, 4, 0) == -Errno.ETIMEDOUT);
        });
    }

    @Test
    void sending_and_receiving(@TempDir Path directory) {
        MemorySegment message = Arena.ofAuto().allocate(64);
        ReceivedFds fds = new ReceivedFds();
        try (Connected connected = Connected.at(directory)) {
            SeqpacketSocket client = connected.client();
            SeqpacketSocket server = connected.server();
            allocatesNothing(() -> {
                check(client.send(message, 64) == 64);
                check(server.receive(message, fds, false) == 64);
                check(server.send(message, 32) == 32);
                check(client.receive(message, fds, true) == 32);
                check(server.receive(message, fds, false) == -Errno.EAGAIN);
            });
        }
    }

    @Test
    void sending_descriptors_and_dropping_them() {
        MemorySegment message = Arena.ofAuto().allocate(64);
        ReceivedFds fds = new ReceivedFds();
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        int passed = pair[0].fd().number();
        int[] both = {passed, passed};
        try {
            allocatesNothing(() -> {
                check(pair[0].send(message, 64, passed) == 64);
                check(pair[0].send(message, 64, both, 2) == 64);
                check(pair[1].receive(message, fds, false) == 64);
                check(pair[1].receive(message, fds, true) == 64);
                fds.closeAll();
            });
        } finally {
            pair[0].close();
            pair[1].close();
        }
    }

    @Test
    void memory_of_each_kind_of_arena_in_a_message() {
        ReceivedFds fds = new ReceivedFds();
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        try (Arena confined = Arena.ofConfined();
                Arena shared = Arena.ofShared()) {
            MemorySegment out = confined.allocate(64);
            MemorySegment in = shared.allocate(64);
            allocatesNothing(() -> {
                check(pair[0].send(out, 64) == 64);
                check(pair[1].receive(in, fds, true) == 64);
            });
        } finally {
            pair[0].close();
            pair[1].close();
        }
    }

    @Test
    void waiting_for_many_descriptors() {
        try (Epoll epoll = Epoll.create();
                EventFd event = EventFd.create()) {
            int number = event.fd().number();
            allocatesNothing(() -> {
                event.signal();
                check(epoll.add(number, Epoll.EPOLLIN, 5) == 0);
                check(epoll.await(100) == 1);
                check(epoll.token(0) == 5 && epoll.events(0) == Epoll.EPOLLIN);
                check(epoll.remove(number) == 0);
                check(event.drain() == 1);
                check(epoll.await(0) == 0);
            });
        }
    }

    @Test
    void mapping() {
        long page = Mmap.pageSizeBytes();
        int flags = Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS;
        allocatesNothing(() -> {
            long mapped = Mmap.map(0, page, Mmap.PROT_READ, flags, -1, 0);
            check(Mmap.advise(mapped, page, Mmap.MADV_WILLNEED) == 0);
            check(Mmap.protect(mapped, page, Mmap.PROT_NONE) == 0);
            check(Mmap.unmap(mapped, page) == 0);
        });
    }

    @Test
    void timers_locks_and_clocks() {
        try (Timerfd timer = Timerfd.create(Timerfd.CLOCK_MONOTONIC);
                Fd file = Memfd.create("locks", false);
                Fd self = Fd.own(Pidfd.open(ProcessCalls.getpid()))) {
            allocatesNothing(() -> {
                check(timer.arm(3_600_000_000_000L, 0, false) == 0);
                check(timer.read() == -Errno.EAGAIN);
                check(timer.disarm() == 0);
            });
            allocatesNothing(() -> {
                check(OfdLock.tryLock(file, 0, true) == 0);
                check(OfdLock.unlock(file, 0) == 0);
            });
            allocatesNothing(() -> check(!Pidfd.hasExited(self)));
            allocatesNothing(() -> check(ProcessCalls.monotonicNanos() > 0));
            allocatesNothing(() -> check(ProcessCalls.readMemory(address, word) == Integer.BYTES));
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("the call did not do what is measured");
        }
    }
}
