package org.basenamed.systemtests.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual threads by the thousand: a single one that held the thread that carries it would stop all others. */
class CrowdIT {
    private static final int THREADS = 10_000;

    private final Path directory;

    CrowdIT(@TempDir Path parent) {
        this.directory = parent.resolve("broker");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void virtual_threads_wait_for_an_event_each_at_once_and_all_are_released(int carriers) throws IOException {
        try (WaitingProcess crowd = WaitingProcess.start(
                Crowd.class,
                directory,
                "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers)) {
            assertThat(crowd.tell(Integer.toString(THREADS))).isEqualTo("waiting, released 0");
            assertThat(crowd.tell("set")).isEqualTo("released " + THREADS);
        }
    }
}
