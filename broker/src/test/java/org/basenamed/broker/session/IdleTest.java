package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class IdleTest {
    private final Path directory;

    IdleTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_broker_that_nobody_comes_to_leaves_and_takes_its_files_along() throws Exception {
        RunningBroker broker = RunningBroker.in(directory, Duration.ofMillis(20), RunningBroker.UNLIMITED);
        broker.awaitLeaving();
        assertThat(broker.rendezvous().directory()).doesNotExist();
    }

    @Test
    void it_stays_as_long_as_a_client_is_there_and_then_leaves() throws Exception {
        RunningBroker broker = RunningBroker.in(directory, Duration.ofMillis(50), RunningBroker.UNLIMITED);
        try (RawClient client = broker.join("client")) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < Duration.ofMillis(400).toNanos()) {
                RunningBroker.snapshot(client);
            }
            client.create("x", 1, 7);
        }
        broker.awaitLeaving();
        assertThat(broker.rendezvous().directory()).doesNotExist();
    }

    @Test
    void a_connection_that_says_nothing_is_a_client_too() throws Exception {
        RunningBroker broker = RunningBroker.in(directory, Duration.ofMillis(50), RunningBroker.UNLIMITED);
        RawClient silent = broker.connect();
        try (RawClient client = broker.join("client")) {
            RunningBroker.snapshot(client);
        }
        silent.hello("at last");
        RunningBroker.snapshot(silent);
        silent.close();
        broker.awaitLeaving();
        assertThat(broker.rendezvous().directory()).doesNotExist();
    }

    @Test
    void a_broker_that_is_told_to_end_hangs_up_on_its_clients() throws Exception {
        RunningBroker broker = RunningBroker.in(directory);
        try (RawClient client = broker.join("client")) {
            client.create("x", 4096, 7);
            broker.close();
            assertThat(client.isHungUp()).isTrue();
        }
    }
}
