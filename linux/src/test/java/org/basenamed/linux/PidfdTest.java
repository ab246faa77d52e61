package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class PidfdTest {

    @Test
    void a_killed_child_has_exited_for_good() throws Exception {
        Process child = sleeper();
        try (Fd pidfd = Fd.own(Pidfd.open((int) child.pid()))) {
            assertThat(Descriptors.isCloseOnExec(pidfd.number())).isTrue();
            assertThat(Pidfd.hasExited(pidfd)).isFalse();
            assertThat(Pidfd.waitExited(pidfd, 1)).isZero();
            assertThat(Pidfd.sendSignal(pidfd, 0)).isZero();
            Background<Integer> waiter = Background.start(() -> Pidfd.waitExited(pidfd, Pidfd.FOREVER));
            waiter.awaitAsleepIn(SystemCall.PPOLL);
            assertThat(Pidfd.sendSignal(pidfd, ProcessCalls.SIGKILL)).isZero();
            assertThat(waiter.result()).isEqualTo(1);
            assertThat(Pidfd.hasExited(pidfd)).isTrue();
            assertThat(child.waitFor()).isEqualTo(128 + ProcessCalls.SIGKILL);
            assertThat(Pidfd.hasExited(pidfd)).isTrue();
            assertThat(Pidfd.sendSignal(pidfd, ProcessCalls.SIGKILL)).isEqualTo(-Errno.ESRCH);
        } finally {
            end(child);
        }
    }

    @Test
    void a_signal_of_the_system_does_not_end_the_wait() throws Exception {
        Process child = sleeper();
        try (Fd pidfd = Fd.own(Pidfd.open((int) child.pid()))) {
            Background<Integer> waiter = Background.start(() -> Pidfd.waitExited(pidfd, 3_600_000));
            waiter.awaitAsleepIn(SystemCall.PPOLL);
            long switches = KernelThread.voluntarySwitches(waiter.tid());
            KernelThread.interrupt(waiter.tid());
            while (KernelThread.voluntarySwitches(waiter.tid()) == switches && !waiter.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(waiter.isDone()).isFalse();
            assertThat(Pidfd.sendSignal(pidfd, ProcessCalls.SIGKILL)).isZero();
            assertThat(waiter.result()).isEqualTo(1);
        } finally {
            end(child);
        }
    }

    @Test
    void a_process_that_does_not_exist_is_refused() {
        assertThat(Pidfd.open(Integer.MAX_VALUE)).isEqualTo(-Errno.ESRCH);
        assertThat(Pidfd.open(0)).isEqualTo(-Errno.EINVAL);
        assertThat(Pidfd.open(-1)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void a_descriptor_of_another_process_can_be_had() throws Exception {
        Process child = sleeper();
        try (Fd pidfd = Fd.own(Pidfd.open((int) child.pid()));
                Fd input = Fd.own(Pidfd.getfd(pidfd, 0))) {
            assertThat(Descriptors.isCloseOnExec(input.number())).isTrue();
            assertThat(FileCalls.readLink(Path.of("/proc/self/fd/" + input.number())))
                    .isEqualTo(FileCalls.readLink(Path.of("/proc/" + child.pid() + "/fd/0")));
            assertThat(Pidfd.getfd(pidfd, Descriptors.NONE)).isEqualTo(-Errno.EBADF);
        } finally {
            end(child);
        }
    }

    @Test
    void what_is_no_process_is_refused() {
        try (Fd none = Memfd.create("none", false)) {
            assertThat(Pidfd.sendSignal(none, 0)).isEqualTo(-Errno.EBADF);
            assertThat(Pidfd.getfd(none, 0)).isEqualTo(-Errno.EBADF);
        }
        Fd stolen = Memfd.create("stolen", false);
        Fd.own(stolen.number()).close();
        assertThatThrownBy(() -> Pidfd.hasExited(stolen))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.EBADF));
        assertThat(Pidfd.waitExited(stolen, 0)).isEqualTo(-Errno.EBADF);
        assertThat(stolen.release()).isNotNegative();
    }

    @Test
    void the_peer_pidfd_of_a_process_that_ended_is_that_process_or_nothing(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("socket");
        try (SeqpacketSocket listener = SeqpacketSocket.listen(path, 1)) {
            ChildJvm child = ChildJvm.start("connect", path.toString());
            assertThat(child.readLine()).isEqualTo("connected");
            try (SeqpacketSocket connection = SeqpacketSocket.adopt(Fd.own(listener.accept()))) {
                assertThat(connection.peerCredentials().pid()).isEqualTo((int) child.pid());
                child.killAndReap();
                try (Fd peer = connection.peerPidfd()) {
                    if (peer != null) {
                        assertThat(Pidfd.hasExited(peer)).isTrue();
                    }
                }
            }
        }
    }

    private static Process sleeper() throws Exception {
        return new ProcessBuilder("sleep", "3600").start();
    }

    private static void end(Process child) throws Exception {
        child.destroyForcibly().waitFor();
        child.getInputStream().close();
        child.getErrorStream().close();
        child.getOutputStream().close();
    }
}
