package org.basenamed.systemtests.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;
import org.basenamed.systemtests.waiting.WaitingProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes wait for common objects and signal them, by whatever way: the fast path, the broker, and from one to the other and
 * back. What their calls answered is explained by the rules of {@code model}, one call after the other.
 */
class HistoryIT {
    private static final int PROCESSES = 3;
    private static final int THREADS = PROCESSES * HistoryProgram.THREADS;
    private static final long SEED = Long.getLong("basenamed.seed", System.nanoTime());

    private static final int HISTORIES = 5;

    private final Path directory;

    HistoryIT(@TempDir Path parent) {
        this.directory = parent.resolve("broker");
        System.setProperty("basenamed.directory", directory.toString());
    }

    @Test
    void all_answers_are_as_if_one_call_had_come_after_the_other() throws Exception {
        System.out.println("HistoryIT: basenamed.seed=" + SEED);
        assertThat(Broker.directory())
                .as("no other test of this Java machine has met a broker")
                .isEqualTo(directory);
        for (int number = 0; number < HISTORIES; number++) {
            assertExplained(SEED + (long) THREADS * number);
        }
        Broker.Status end = Broker.status().orElseThrow();
        assertThat(end.objects()).isZero();
        ProcessHandle broker = ProcessHandle.of(end.processId()).orElseThrow();
        assertThat(broker.destroy()).isTrue();
        broker.onExit().join();
    }

    private void assertExplained(long seed) throws Exception {
        try (FileMapping mapping = FileMapping.createNew(HistoryLayout.NAME, HistoryLayout.bytes(THREADS));
                View view = mapping.map(Access.READ_WRITE)) {
            runProcesses(seed);
            List<Recorded> history = HistoryLayout.read(view.segment(), THREADS);
            assertThat(history).hasSizeGreaterThanOrEqualTo(THREADS * HistoryProgram.CALLS);
            assertThat(history.stream().map(Recorded::call)).contains(Call.values());
            assertThat(Explanation.missing(history)).isEmpty();
        }
    }

    private void runProcesses(long seed) throws Exception {
        List<WaitingProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(WaitingProcess.start(HistoryProgram.class, directory));
            }
            for (int i = 0; i < PROCESSES; i++) {
                int first = 1 + i * HistoryProgram.THREADS;
                assertThat(processes.get(i).tell(first + " " + (seed + first))).isEqualTo("ready");
            }
            for (WaitingProcess process : processes) {
                process.begin("go");
            }
            for (WaitingProcess process : processes) {
                assertThat(process.answer()).isEqualTo("done");
            }
        } finally {
            processes.forEach(WaitingProcess::close);
        }
    }
}
