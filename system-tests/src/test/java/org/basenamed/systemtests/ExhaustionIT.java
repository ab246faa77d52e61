package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.basenamed.client.FileMapping;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.message.StatusReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Brokers and clients that run out of descriptors say so, lose nothing, and recover. */
@Watched
class ExhaustionIT {
    private static final int LIMIT = 64;
    private static final int READ = 4;
    private static final int WRITE = 2;

    private final Site site = new Site();
    private final Path log = site.root().resolve("log");
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(RawClient::close);
        site.close();
    }

    private static List<String> limiter() {
        return List.of("sh", "-c", "ulimit -n " + LIMIT + " && exec \"$@\"", "sh");
    }

    private void startLimitedBroker() throws IOException {
        Path jar = site.root().resolve("broker.jar");
        try (InputStream carried = FileMapping.class.getResourceAsStream("/META-INF/basenamed/broker.jar")) {
            Files.copy(Objects.requireNonNull(carried), jar);
        }
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--directory",
                site.rendezvous().directory().toString(),
                "--idle-millis",
                "10000");
        Process broker = new ProcessBuilder(
                        Stream.concat(limiter().stream(), command).toList())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader said = broker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo(Rendezvous.READY);
        }
    }

    private RawClient connect() {
        RawClient client = new RawClient(site.rendezvous().directory());
        clients.add(client);
        return client;
    }

    private RawClient welcome() {
        RawClient client = connect();
        assertThat(client.hello().isGranted()).isTrue();
        return client;
    }

    private static void checkRefused(Result<?> result) {
        assertThat(result).isEqualTo(Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES));
    }

    /** Connects until the broker takes nobody in any more; how many it has taken in. */
    private int fillWithClients() {
        int taken = 0;
        while (connect().hello().isGranted()) {
            taken++;
        }
        return taken;
    }

    @Test
    void clients_beyond_the_descriptors_of_a_broker_are_told_so_and_others_go_on() throws IOException {
        startLimitedBroker();
        RawClient first = welcome();
        assertThat(first.create("x").isGranted()).isTrue();
        int taken = fillWithClients();
        assertThat(taken).isBetween(20, LIMIT);
        for (int i = 0; i < 50; i++) {
            try (RawClient late = new RawClient(site.rendezvous().directory())) {
                checkRefused(late.hello());
            }
        }
        assertThat(first.status().processes()).isEqualTo(taken + 1);
        assertThat(first.open("x", WRITE).isGranted()).isTrue();
        // a line for each time that it ran out, not for each client
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("out of descriptors"))
                .hasSize(1);
        clients.getLast().close();
        clients.get(clients.size() - 2).close();
        clients.get(clients.size() - 3).close();
        while (first.status().processes() > taken - 1) {
            Thread.onSpinWait();
        }
        assertThat(welcome().open("x", READ).isGranted()).isTrue();
        assertThat(site.broker().isAlive()).isTrue();
    }

    /** Named, so that the handles of each can be counted. */
    private static List<String> fillWithMappings(RawClient client) {
        List<String> names = new ArrayList<>();
        Result<Integer> created = client.create("m0");
        while (created.isGranted()) {
            names.add("m" + names.size());
            created = client.create("m" + names.size());
        }
        checkRefused(created);
        return names;
    }

    @Test
    void mappings_beyond_the_descriptors_of_a_broker_are_refused_and_nothing_changes() throws IOException {
        startLimitedBroker();
        RawClient client = welcome();
        RawClient other = welcome();
        List<String> names = fillWithMappings(client);
        assertThat(names).hasSizeBetween(20, LIMIT);
        StatusReply full = other.status();
        assertThat(full.objects()).isEqualTo(names.size());
        checkRefused(client.create(""));
        // a reader needs a descriptor that is not there yet, and a writer does not
        checkRefused(other.open("m0", READ));
        assertThat(other.status().handles()).isEqualTo(full.handles());
        assertThat(other.open("m0", WRITE).isGranted()).isTrue();
        assertThat(client.create("m" + names.size()).isGranted()).isFalse();
        client.close();
        while (other.status().processes() > 1) {
            Thread.onSpinWait();
        }
        assertThat(other.status().objects()).isOne();
        assertThat(other.open("m0", READ).isGranted()).isTrue();
        assertThat(fillWithMappings(other)).hasSizeGreaterThan(20);
    }

    @Test
    void a_process_beyond_its_own_descriptors_gets_no_handle_without_its_memory() {
        // the broker is another process's child, with descriptors enough
        ActorProcess other = site.actor();
        other.ask("create other 4096");
        site.launchedBy(limiter().toArray(String[]::new));
        ActorProcess actor = site.actor();
        // everything that opens files is loaded before there are none
        actor.ask("create first 4096");
        actor.ask("map 0 READ_WRITE");
        actor.refused("open absent READ");
        actor.ask("status");
        String[] filled = actor.ask("fill 4096").split(" ", -1);
        assertThat(Integer.parseInt(filled[0])).isBetween(10, LIMIT);
        assertThat(filled[1]).isEqualTo("1450");
        // with those of the other one
        int held = Integer.parseInt(filled[0]) + 2;
        assertThat(actor.ask("status")).contains("objects=" + held + ",", "handles=" + held + ",");
        assertThat(actor.refused("open first READ")).startsWith("1450 ");
        assertThat(actor.ask("status")).contains("handles=" + held + ",");
        actor.ask("put 0 0 1");
        actor.ask("map 0 READ_WRITE");
        actor.ask("close 1");
        assertThat(actor.ask("open first READ")).startsWith("new ");
    }
}
