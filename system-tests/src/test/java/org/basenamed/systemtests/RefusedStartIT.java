package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.linux.ProcessCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A broker that cannot be reached or started is an error with a reason, in both faces: 1722, RPC_S_SERVER_UNAVAILABLE. */
@Watched
class RefusedStartIT {
    private final Site site = new Site();
    private final Path directory = site.rendezvous().directory();

    @AfterEach
    void close() {
        site.close();
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Nothing was started, and nothing was put into the directory. */
    private String refused() {
        ActorProcess actor = site.actor();
        assertThat(actor.ask("win32-open x")).isEqualTo("0 1722");
        String message = actor.refused("create x 4096");
        assertThat(message).startsWith("1722 ");
        // one that could not start may still be about to end
        site.awaitNoBroker();
        actor.close();
        return message;
    }

    private void checkEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_directory_that_others_may_enter() throws IOException {
        Files.createDirectory(directory);
        for (String permissions : List.of("rwx-----x", "rwxr-xr-x", "rwxrwxrwx", "r-x------")) {
            mode(directory, permissions);
            assertThat(refused()).contains(directory.toString(), "not private", "mode");
        }
        mode(directory, "rwx------");
        checkEmpty(directory);
        assertThat(site.actor().ask("create x 4096")).isEqualTo("new 0");
    }

    @Test
    void a_link_in_place_of_the_directory() throws IOException {
        Path real = site.root().resolve("real");
        Files.createDirectory(real);
        mode(real, "rwx------");
        Files.createSymbolicLink(directory, real);
        assertThat(refused()).contains(directory.toString(), "not a directory");
        checkEmpty(real);
    }

    @Test
    void a_directory_of_another_user() throws IOException {
        Assumptions.assumeTrue(ProcessCalls.geteuid() == 0, "only root can give a directory away");
        Files.createDirectory(directory);
        mode(directory, "rwx------");
        Files.setAttribute(directory, "unix:uid", 54_321);
        assertThat(refused()).contains(directory.toString(), "user 54321 owns it");
        checkEmpty(directory);
    }

    /** Somebody else's socket in it is not even connected to. */
    @Test
    void a_directory_of_another_user_with_a_socket_that_answers() throws IOException {
        Assumptions.assumeTrue(ProcessCalls.geteuid() == 0, "only root can give a directory away");
        try (FakeBroker fake = FakeBroker.hangingUp(site.rendezvous())) {
            Files.setAttribute(directory, "unix:uid", 54_321);
            assertThat(refused()).contains("user 54321 owns it");
            assertThat(fake.connections()).isZero();
        }
    }

    @Test
    void a_parent_that_does_not_exist() {
        site.property("basenamed.directory", site.root().resolve("no/such").toString());
        assertThat(refused()).contains("no/such", "ENOENT");
    }

    @Test
    void a_path_that_is_too_long_for_a_socket() {
        Path deep = site.root().resolve("d".repeat(100));
        site.property("basenamed.directory", deep.toString());
        assertThat(refused()).contains("ENAMETOOLONG");
    }

    /** An actor that has loaded all it needs from its own Java, and whose broker has died. */
    private ActorProcess warmActor() {
        ActorProcess actor = site.actor();
        actor.ask("create warm 4096");
        actor.refused("open absent READ");
        site.killBroker();
        return actor;
    }

    @Test
    void a_java_that_is_not_there() {
        ActorProcess actor = warmActor();
        actor.ask("property java.home " + site.root().resolve("gone"));
        assertThat(actor.refused("create x 4096")).startsWith("1722 ").contains("gone/bin/java", "broker.log");
        assertThat(site.brokers()).isEmpty();
    }

    /** An actor whose next broker is run by a program that is no Java machine. */
    private ActorProcess actorWithJava(String script) throws IOException {
        Path java = site.root().resolve("home/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        mode(java, "rwx------");
        ActorProcess actor = warmActor();
        actor.ask("property java.home " + site.root().resolve("home"));
        return actor;
    }

    /** What stood between the two ends when the actor has heard all that it will. */
    private static void awaitNoChild(ActorProcess actor) {
        ProcessHandle process = ProcessHandle.of(actor.pid()).orElseThrow();
        while (process.children().findAny().isPresent()) {
            Thread.onSpinWait();
        }
    }

    /** It says nothing, but what it says goes to the log. */
    @Test
    void a_java_that_ends_at_once() throws IOException {
        site.environment("XDG_CACHE_HOME", site.root().toString());
        ActorProcess actor = actorWithJava("echo no luck today >&2; exit 1");
        Path log = site.root().resolve("basenamed/broker.log");
        assertThat(actor.refused("create x 4096")).startsWith("1722 ").contains("ended without a word", log.toString());
        assertThat(log).content().contains("no luck today");
        awaitNoChild(actor);
    }

    @Test
    void a_java_that_is_killed_before_it_speaks() throws IOException {
        ActorProcess actor = actorWithJava("kill -9 $$");
        assertThat(actor.refused("create x 4096")).startsWith("1722 ").contains("ended without a word");
        awaitNoChild(actor);
    }

    @Test
    void a_java_that_says_why_it_fails() throws IOException {
        ActorProcess actor = actorWithJava("echo 'failed no luck  today'; echo more");
        assertThat(actor.refused("create x 4096")).startsWith("1722 ").contains("cannot start: no luck  today;");
        awaitNoChild(actor);
    }

    /** Nobody waits for its end, be it a broker or not. */
    @Test
    void a_java_that_lives_on_and_has_no_more_to_say() throws IOException {
        for (String said : List.of("", "echo failed nothing;")) {
            Path number = site.root().resolve("number" + said.length());
            ActorProcess actor = actorWithJava("echo $$ > " + number + "; " + said + " exec >&-; exec sleep 1000");
            assertThat(actor.refused("create x 4096")).startsWith("1722 ");
            awaitNoChild(actor);
            ProcessHandle living = ProcessHandle.of(
                            Long.parseLong(Files.readString(number).strip()))
                    .orElseThrow();
            assertThat(living.isAlive()).isTrue();
            living.destroyForcibly();
            living.onExit().join();
        }
    }

    @Test
    void a_java_that_cannot_read_its_options() {
        site.property("basenamed.idle.millis", "-1");
        assertThat(refused()).contains("cannot be idle for -1 ms", "broker.log");
    }

    /** For a user of its own, since root writes everywhere; the last resort in /var/tmp is taken by another user. */
    @Test
    void no_directory_to_unpack_to() throws IOException {
        OtherUser user = OtherUser.assumed();
        Path taken = Path.of("/var/tmp/basenamed-cache-" + user.uid());
        Files.createDirectory(taken);
        try (Site theirs = user.site()) {
            theirs.environment("XDG_CACHE_HOME", "/dev/null/cache").property("user.home", "/nonexistent");
            ActorProcess actor = theirs.actor();
            assertThat(actor.refused("create x 4096"))
                    .startsWith("1722 ")
                    .contains(
                            "no directory to unpack the broker to",
                            "/dev/null/cache",
                            "/nonexistent",
                            taken.toString());
        } finally {
            Files.delete(taken);
        }
    }

    @Test
    void a_broker_of_another_version() throws IOException {
        try (FakeBroker fake = FakeBroker.speakingAnotherVersion(site.rendezvous())) {
            assertThat(refused()).contains("1.0", "7.3", "9.9-test");
            assertThat(fake.connections()).isPositive();
        }
    }

    /** As when it is out of descriptors: it says so with its first word. */
    @Test
    void a_broker_that_refuses_and_hangs_up() throws IOException {
        try (FakeBroker fake = FakeBroker.refusing(site.rendezvous())) {
            assertThat(refused()).contains("refuses this process", "resources");
            // once for each call: nobody tries again and again
            assertThat(fake.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_broker_that_hangs_up_without_a_word() throws IOException {
        try (FakeBroker fake = FakeBroker.hangingUp(site.rendezvous())) {
            assertThat(refused()).contains("hangs up");
            assertThat(fake.connections()).isLessThan(100);
        }
    }
}
