package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of processes, and what only looks as if they had ended. */
@Watched
class ProcessUsageTest {
    private static ProcessUsage usage(Process process) {
        return ProcessUsage.of((int) process.pid()).orElseThrow();
    }

    @Test
    void a_process_starts_now_in_the_units_of_now() throws Exception {
        long before = ProcessUsage.nowTicks();
        Process process = new ProcessBuilder("sleep", "997").start();
        try {
            assertThat(usage(process).startTicks()).isBetween(before, ProcessUsage.nowTicks());
            assertThat(usage(process).parent())
                    .isEqualTo((int) ProcessHandle.current().pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(ProcessUsage.of((int) process.pid())).isEmpty();
        process.getInputStream().close();
        process.getErrorStream().close();
        process.getOutputStream().close();
    }

    @Test
    void who_is_stopped_stands_still_and_who_sleeps_does_not() throws Exception {
        Process process = new ProcessBuilder("sleep", "997").start();
        int number = (int) process.pid();
        try (Fd pidfd = Fd.own(Pidfd.open(number))) {
            assertThat(ProcessUsage.standsStill(number)).isFalse();
            Pidfd.sendSignal(pidfd, 19);
            while (!ProcessUsage.standsStill(number)) {
                Thread.onSpinWait();
            }
            assertThat(usage(process).state()).isEqualTo('T');
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(ProcessUsage.standsStill(number)).isTrue();
        process.getInputStream().close();
        process.getErrorStream().close();
        process.getOutputStream().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.ENOENT, Errno.ESRCH, Errno.ENODEV, Errno.EACCES, Errno.EPERM})
    void what_has_ended_or_is_not_ours_says_nothing(int errno) {
        assertThat(KernelFile.nothing("open", -errno, Path.of("/proc/1/stat"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM})
    void a_lack_of_descriptors_is_not_the_end_of_a_process(int errno) {
        assertThatThrownBy(() -> KernelFile.nothing("open", -errno, Path.of("/proc/1/stat")))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(errno));
    }

    @Test
    void a_file_is_read_to_its_end_and_one_that_is_none_is_an_error() throws IOException {
        assertThat(KernelFile.read(Path.of("/proc/self/environ")).length())
                .isEqualTo(
                        ProcessFacts.environment((int) ProcessHandle.current().pid())
                                .length());
        assertThat(KernelFile.read(Path.of("/proc/self/no-such-file"))).isEmpty();
        assertThatThrownBy(() -> KernelFile.read(Path.of("/proc/self"))).isInstanceOf(LinuxException.class);
    }
}
