package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unpacked program, what stands beside it, and what a broker does not take over from the application. */
@Watched
class CacheIT {
    private final Site site = new Site();
    private final Path home = site.root().resolve("cache");
    private final Path cache = home.resolve("basenamed");

    @BeforeEach
    void its_own_cache() {
        site.environment("XDG_CACHE_HOME", home.toString());
        site.idle(Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void useOnce() {
        try (ActorProcess actor = site.actor()) {
            assertThat(actor.ask("create x 4096")).isEqualTo("new 0");
        }
    }

    private Path version() throws IOException {
        return only(cache, "0.1.0-");
    }

    private static Path only(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    /** The end of the broker's process, which makes its cache first. */
    private void awaitEnd() {
        site.awaitNoBroker();
        assertThat(site.rendezvous().directory()).doesNotExist();
    }

    @Test
    void the_program_is_unpacked_once_and_a_damaged_copy_is_replaced() throws IOException {
        useOnce();
        awaitEnd();
        Path jar = version().resolve("broker.jar");
        byte[] whole = Files.readAllBytes(jar);
        Object file = Files.getAttribute(jar, "unix:ino");
        useOnce();
        awaitEnd();
        assertThat(Files.getAttribute(jar, "unix:ino")).isEqualTo(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        for (byte[] content : List.of(damaged, Arrays.copyOf(whole, whole.length / 2), new byte[0])) {
            Files.write(jar, content);
            useOnce();
            awaitEnd();
            assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
        }
        Files.delete(jar);
        useOnce();
        awaitEnd();
        assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
    }

    /** As after a disk's error: nothing tells of it but that no broker comes. The cache that was made before fits the new copy. */
    @Test
    void a_damaged_copy_that_bears_its_old_time_is_replaced_when_no_broker_comes_of_it() throws IOException {
        useOnce();
        awaitEnd();
        Path jar = version().resolve("broker.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        byte[] whole = Files.readAllBytes(jar);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length - 1000, whole.length, (byte) 0);
        Files.write(jar, damaged);
        Files.setLastModifiedTime(jar, time);
        try (ActorProcess actor = site.actor()) {
            assertThat(actor.ask("create x 4096")).isEqualTo("new 0");
            Path maps = Path.of("/proc", Long.toString(site.broker().pid()), "maps");
            assertThat(Files.readString(maps)).contains(".aot");
        }
        awaitEnd();
        assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(time);
        checkComplete(version());
    }

    /** The socket of the rehearsal has to have a short path even if the cache does not. */
    @Test
    void the_first_broker_makes_the_cache_that_the_next_one_uses_and_leaves_nothing_unfinished() throws IOException {
        Path deep = site.root().resolve("a".repeat(60)).resolve("b".repeat(60));
        Files.createDirectories(deep);
        site.environment("XDG_CACHE_HOME", deep.toString());
        useOnce();
        awaitEnd();
        Path directory = only(deep.resolve("basenamed"), "0.1.0-");
        checkComplete(directory);
        ActorProcess actor = site.actor();
        actor.ask("create x 4096");
        assertThat(site.broker().info().arguments().orElseThrow())
                .anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
        actor.close();
        awaitEnd();
        assertThat(deep.resolve("basenamed/broker.log"))
                .content()
                .doesNotContain("no AOT cache")
                .contains("serving", "left");
    }

    @Test
    void a_broker_that_is_killed_while_the_cache_is_made_leaves_it_to_the_next() throws IOException {
        site.idle(Duration.ofSeconds(60));
        ActorProcess actor = site.actor();
        actor.ask("create x 4096");
        site.killBroker();
        site.idle(Duration.ofMillis(100));
        useOnce();
        actor.kill();
        site.awaitNoBroker();
        checkComplete(version());
    }

    /** The program and its cache, and nothing that was begun and not finished. */
    private static void checkComplete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(3)
                    .contains("broker.jar")
                    .anyMatch(name -> name.endsWith(".aot"))
                    .anyMatch(name -> name.endsWith(".aot.lock"));
        }
    }

    /** What an application is started with may not fit a broker, or may not be had twice. */
    @Test
    void options_of_the_applications_java_are_not_the_brokers() throws IOException {
        site.environment("JAVA_TOOL_OPTIONS", "-Dbasenamed.test=1 -XX:-UseSerialGC -XX:+UseParallelGC");
        site.environment("JDK_JAVA_OPTIONS", "-Dbasenamed.test=2");
        site.environment("_JAVA_OPTIONS", "-Dbasenamed.test=3");
        site.collector("-XX:+UseParallelGC");
        ActorProcess actor = site.actor();
        actor.ask("create x 4096");
        Path environment = Path.of("/proc", Long.toString(site.broker().pid()), "environ");
        assertThat(Files.readString(environment)).doesNotContain("basenamed.test");
    }

    @Test
    void a_log_that_has_grown_long_is_put_aside() throws IOException {
        useOnce();
        awaitEnd();
        Path log = cache.resolve("broker.log");
        Files.writeString(log, "x".repeat(1 << 20), StandardOpenOption.APPEND);
        useOnce();
        awaitEnd();
        assertThat(cache.resolve("broker.log.old")).exists();
        assertThat(Files.size(log)).isLessThan(10_000);
        assertThat(log).content().contains("serving");
    }
}
