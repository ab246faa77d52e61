package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class SyscallTest {
    private static final int ROUNDS = 1_000_000;

    private final Path directory;

    SyscallTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void two_threads_that_fail_at_once_each_see_their_own_errno() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Background<Integer> bad = Background.start(() -> wrongAnswers(together, Errno.EBADF));
        Background<Integer> invalid = Background.start(() -> wrongAnswers(together, Errno.EINVAL));
        assertThat(bad.result()).isZero();
        assertThat(invalid.result()).isZero();
    }

    @Test
    void virtual_threads_that_share_a_carrier_each_see_their_own_errno() throws Exception {
        int threads = 64;
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int expected = i % 2 == 0 ? Errno.EBADF : Errno.EINVAL;
            tasks.add(new FutureTask<>(virtualRounds(expected)));
        }
        tasks.forEach(Thread::startVirtualThread);
        for (FutureTask<Integer> task : tasks) {
            assertThat(task.get()).isZero();
        }
    }

    private static Callable<Integer> virtualRounds(int expected) {
        return () -> {
            int wrong = 0;
            for (int i = 0; i < 5_000; i++) {
                wrong += failing(expected) == -expected ? 0 : 1;
                LockSupport.parkNanos(1);
            }
            return wrong;
        };
    }

    private static int wrongAnswers(CyclicBarrier together, int expected) throws Exception {
        together.await();
        int wrong = 0;
        for (int i = 0; i < ROUNDS; i++) {
            wrong += failing(expected) == -expected ? 0 : 1;
        }
        return wrong;
    }

    private static long failing(int errno) {
        return errno == Errno.EBADF
                ? Syscall.call(SystemCall.CLOSE, Descriptors.NONE)
                : Syscall.call(SystemCall.MUNMAP, 1, 0);
    }

    @Test
    void a_success_after_a_failure_is_a_success() {
        assertThat(Syscall.call(SystemCall.CLOSE, Descriptors.NONE)).isEqualTo(-Errno.EBADF);
        assertThat(Syscall.call(SystemCall.GETPID))
                .isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void memory_of_a_closed_arena_is_refused_before_the_kernel_sees_it() {
        Arena arena = Arena.ofConfined();
        MemorySegment memory = arena.allocate(8);
        arena.close();
        assertThatThrownBy(() -> Syscall.holding(memory, SystemCall.GETPID, 0, 0, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void memory_on_the_heap_is_refused() {
        assertThatThrownBy(() -> Syscall.holding(MemorySegment.ofArray(new byte[8]), SystemCall.GETPID, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_arena_cannot_be_closed_while_the_kernel_uses_its_memory() throws Exception {
        try (Connected connected = Connected.at(directory)) {
            Arena arena = Arena.ofShared();
            MemorySegment buffer = arena.allocate(64);
            ReceivedFds fds = new ReceivedFds();
            Background<Integer> blocked =
                    Background.start(() -> connected.client().receive(buffer, fds, true));
            blocked.awaitAsleepIn(SystemCall.RECVMSG);
            assertThatThrownBy(arena::close).isInstanceOf(IllegalStateException.class);
            assertThat(connected.client().shutdown()).isZero();
            assertThat(blocked.result()).isZero();
            arena.close();
        }
    }
}
