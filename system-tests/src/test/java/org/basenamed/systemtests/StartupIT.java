package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.linux.Errno;
import org.basenamed.linux.SeqpacketSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a broker comes to be there, and how it goes. */
@Watched
class StartupIT {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void thirty_processes_that_start_at_once_get_one_broker() {
        List<ActorProcess> actors = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            actors.add(site.start());
        }
        actors.forEach(ActorProcess::awaitUp);
        assertThat(site.brokers()).isEmpty();
        actors.forEach(actor -> actor.tell("create Local\\all 4096"));
        List<String> answers = actors.stream().map(ActorProcess::hear).toList();
        assertThat(answers).filteredOn("ok new 0"::equals).hasSize(1);
        assertThat(answers).filteredOn("ok existed 0"::equals).hasSize(29);
        long broker = site.broker().pid();
        assertThat(actors).allMatch(actor -> actor.ask("broker").equals(Long.toString(broker)));
        assertThat(actors.getFirst().ask("status")).contains("processes=30", "objects=1", "handles=30");
    }

    @Test
    void a_broker_leaves_when_it_is_idle_and_nothing_is_left() throws IOException {
        site.idle(Duration.ofMillis(100));
        try (ActorProcess actor = site.actor()) {
            actor.ask("create Global\\x 4096");
            assertThat(site.rendezvous().socket()).exists();
        }
        site.awaitNoBroker();
        assertThat(site.rendezvous().directory()).doesNotExist();
        try (Stream<Path> left = Files.list(site.root())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_broker_that_is_told_to_end_takes_its_files_along_and_handles_become_invalid() {
        ActorProcess actor = site.actor();
        actor.ask("create x 4096");
        actor.ask("map 0 READ_WRITE");
        site.broker().destroy();
        site.awaitNoBroker();
        assertThat(site.rendezvous().directory()).doesNotExist();
        assertThat(actor.ask("is-open 0")).isEqualTo("false");
        actor.ask("put 0 0 7");
        assertThat(actor.ask("create x 4096")).isEqualTo("new 1");
    }

    @Test
    void a_killed_broker_takes_the_handles_along_and_leaves_the_views() {
        ActorProcess writer = site.actor();
        ActorProcess reader = site.actor();
        writer.ask("create Global\\x 4096");
        writer.ask("map 0 READ_WRITE");
        reader.ask("open Global\\x READ");
        reader.ask("map 0 READ");
        long first = site.broker().pid();
        site.killBroker();
        writer.ask("put 0 8 42");
        assertThat(reader.ask("get 0 8")).isEqualTo("42");
        assertThat(writer.ask("is-open 0")).isEqualTo("false");
        assertThat(reader.refused("map 0 READ")).startsWith("6 ");
        writer.ask("close 0");
        // the files of the dead broker are in the way of nobody
        assertThat(site.rendezvous().socket()).exists();
        assertThat(writer.ask("create Global\\x 8192")).isEqualTo("new 1");
        assertThat(site.broker().pid()).isNotEqualTo(first);
        writer.ask("map 1 READ_WRITE");
        assertThat(writer.ask("get 1 8")).isEqualTo("0");
        assertThat(reader.ask("open Global\\x READ")).isEqualTo("new 1");
        reader.ask("map 1 READ");
        writer.ask("put 1 0 5");
        assertThat(reader.ask("get 1 0")).isEqualTo("5");
        assertThat(reader.ask("get 0 8")).isEqualTo("42");
        assertThat(reader.ask("status")).contains("processes=2", "objects=1", "handles=2");
    }

    @Test
    void whoever_only_asks_for_the_status_starts_no_broker() {
        ActorProcess actor = site.actor();
        assertThat(actor.ask("status")).isEqualTo("none");
        assertThat(site.brokers()).isEmpty();
        assertThat(site.rendezvous().directory()).doesNotExist();
        actor.ask("create x 1");
        site.killBroker();
        assertThat(actor.ask("status")).isEqualTo("none");
        assertThat(site.brokers()).isEmpty();
    }

    @Test
    void stale_files_are_no_obstacle() throws IOException {
        Path directory = site.rendezvous().directory();
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SeqpacketSocket.listen(site.rendezvous().socket(), 1).close();
        Files.writeString(site.rendezvous().lockFile(), "stale");
        assertThat(SeqpacketSocket.connect(site.rendezvous().socket())).isEqualTo(-Errno.ECONNREFUSED);
        assertThat(site.actor().ask("create x 1")).isEqualTo("new 0");
        assertThat(site.broker().isAlive()).isTrue();
    }

    /** Between the start of the broker's process and its word that it is ready. */
    @Test
    void a_starter_that_is_killed_meanwhile_leaves_a_broker_that_serves_others_or_goes() {
        site.idle(Duration.ofMillis(500));
        for (int round = 0; round < 3; round++) {
            ActorProcess starter = site.actor();
            starter.tell("create x 4096");
            while (site.brokers().isEmpty()) {
                Thread.onSpinWait();
            }
            starter.kill();
            ActorProcess next = site.actor();
            assertThat(next.ask("create x 4096")).isEqualTo("new 0");
            assertThat(next.ask("status")).contains("processes=1", "objects=1");
            assertThat(site.brokers().stream().map(ProcessHandle::pid).map(String::valueOf))
                    .contains(next.ask("broker"));
            next.kill();
        }
        site.awaitNoBroker();
        assertThat(site.rendezvous().directory()).doesNotExist();
    }

    /** The next client connects while the last broker is about to leave, or just has. */
    @Test
    void clients_that_come_and_go_meet_a_broker_however_short_its_patience() {
        site.idle(Duration.ZERO);
        for (int round = 0; round < 15; round++) {
            try (ActorProcess actor = site.actor()) {
                assertThat(actor.ask("create x 4096")).isEqualTo("new 0");
            }
        }
        site.awaitNoBroker();
        assertThat(site.rendezvous().directory()).doesNotExist();
    }

    /** Both take so long that one has to come up while the other does. */
    @Test
    void a_brokers_process_is_started_before_anything_native_is_linked() throws IOException {
        Path log = site.root().resolve("classes");
        site.collector("-Xlog:class+load:file=" + log);
        try (ActorProcess actor = site.actor()) {
            assertThat(actor.ask("create x 1")).isEqualTo("new 0");
        }
        List<String> loaded = Files.readAllLines(log);
        int started = first(loaded, "java.lang.ProcessImpl$ProcessPipeInputStream");
        assertThat(started).isLessThan(first(loaded, "org.basenamed.linux.Syscall"));
        assertThat(started).isLessThan(first(loaded, "org.basenamed.linux.ThreadScratch"));
    }

    private static int first(List<String> loaded, String type) {
        for (int i = 0; i < loaded.size(); i++) {
            if (loaded.get(i).contains(" " + type + " ")) {
                return i;
            }
        }
        throw new AssertionError(type + " was not loaded");
    }

    @Test
    void a_relative_directory_is_relative_to_the_process_and_not_to_the_broker() {
        Path relative = Path.of("")
                .toAbsolutePath()
                .relativize(site.rendezvous().directory().toAbsolutePath());
        site.property("basenamed.directory", relative.toString());
        assertThat(site.actor().ask("create x 1")).isEqualTo("new 0");
        assertThat(site.rendezvous().socket()).exists();
    }
}
