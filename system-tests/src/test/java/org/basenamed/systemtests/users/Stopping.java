package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.ProcessUsage;

/** Stops processes for a while. */
final class Stopping {

    private Stopping() {}

    /** Stops a process, and waits until all its threads have stopped. */
    static void stop(int number) {
        assertThat(ProcessCalls.kill(number, ProcessCalls.SIGSTOP)).isZero();
        while (!Arrays.stream(ProcessUsage.threadsOf(number)).allMatch(Stopping::hasStopped)) {
            Thread.onSpinWait();
        }
    }

    static void goOn(int number) {
        assertThat(ProcessCalls.kill(number, ProcessCalls.SIGCONT)).isZero();
    }

    private static boolean hasStopped(int thread) {
        return ProcessUsage.of(thread).map(usage -> usage.state() == 'T').orElse(true);
    }
}
