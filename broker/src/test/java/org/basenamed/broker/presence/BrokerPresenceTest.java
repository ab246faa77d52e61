package org.basenamed.broker.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.Watched;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.PrivateDirectory.NotPrivateException;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class BrokerPresenceTest {
    private final Path directory;
    private final Rendezvous rendezvous;

    BrokerPresenceTest(@TempDir Path parent) {
        directory = parent.resolve("broker");
        rendezvous = new Rendezvous(directory);
    }

    private Fd connected() {
        return Fd.own(SeqpacketSocket.connect(rendezvous.socket()));
    }

    private Fd opened() {
        return Fd.own(FileCalls.open(rendezvous.lockFile(), FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0));
    }

    @Test
    void a_broker_can_be_reached_from_the_moment_it_has_claimed_its_directory() {
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow();
                Fd client = connected()) {
            assertThat(client.isOpen()).isTrue();
            Fd.own(presence.listener().accept()).close();
        }
        assertThat(directory).doesNotExist();
        assertThat(SeqpacketSocket.connect(rendezvous.socket())).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void of_two_brokers_the_second_finds_the_directory_served() {
        try (BrokerPresence first = BrokerPresence.claim(rendezvous).orElseThrow()) {
            assertThat(BrokerPresence.claim(rendezvous)).isEmpty();
            try (Fd client = connected()) {
                assertThat(client.isOpen()).isTrue();
            }
            Fd.own(first.listener().accept()).close();
        }
        try (BrokerPresence next = BrokerPresence.claim(rendezvous).orElseThrow()) {
            assertThat(next.listener().fd().isOpen()).isTrue();
        }
    }

    /** What a broker leaves behind that was killed: nobody listens at the socket, nobody holds the lock. */
    @Test
    void stale_files_are_no_obstacle() throws IOException {
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SeqpacketSocket.listen(rendezvous.socket(), 1).close();
        Files.writeString(rendezvous.lockFile(), "left behind");
        assertThat(SeqpacketSocket.connect(rendezvous.socket())).isEqualTo(-Errno.ECONNREFUSED);
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow();
                Fd client = connected()) {
            assertThat(client.isOpen()).isTrue();
            assertThat(presence.listener().fd().isOpen()).isTrue();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void a_file_of_somebody_else_in_the_directory_stays() throws IOException {
        BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow();
        Files.writeString(directory.resolve("other"), "not ours");
        presence.close();
        assertThat(directory).isDirectoryContaining("glob:**/other");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_directory_that_others_may_enter_is_refused_and_left_as_it_is() throws IOException {
        for (String mode : List.of("rwx---r-x", "rwxr-x---", "rwx------".replace('w', '-'), "rwxrwxrwx")) {
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
            assertThatExceptionOfType(NotPrivateException.class)
                    .isThrownBy(() -> BrokerPresence.claim(rendezvous))
                    .withMessageContaining(directory.toString())
                    .withMessageContaining("mode");
            try (var files = Files.list(directory)) {
                assertThat(files).isEmpty();
            }
            Files.delete(directory);
        }
    }

    @Test
    void a_link_or_a_file_in_place_of_the_directory_is_refused() throws IOException {
        Path real = directory.resolveSibling("real");
        Files.createDirectory(real, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(directory, real);
        assertThatExceptionOfType(NotPrivateException.class)
                .isThrownBy(() -> BrokerPresence.claim(rendezvous))
                .withMessageContaining("not a directory");
        Files.delete(directory);
        Files.writeString(directory, "");
        assertThatExceptionOfType(NotPrivateException.class)
                .isThrownBy(() -> BrokerPresence.claim(rendezvous))
                .withMessageContaining("not a directory");
    }

    @Test
    void a_broker_that_withdraws_cannot_be_reached_any_more() {
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow()) {
            assertThat(presence.withdraw(late -> {
                        throw new AssertionError("nobody came");
                    }))
                    .isTrue();
            assertThat(SeqpacketSocket.connect(rendezvous.socket())).isEqualTo(-Errno.ENOENT);
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void a_broker_that_somebody_met_at_the_last_moment_stays() {
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow();
                Fd early = connected();
                Fd second = connected()) {
            List<Fd> late = new ArrayList<>();
            assertThat(presence.withdraw(number -> late.add(Fd.own(number)))).isFalse();
            assertThat(late).hasSize(2);
            late.forEach(Fd::close);
            assertThat(early.isOpen() && second.isOpen()).isTrue();
            try (Fd next = connected()) {
                assertThat(next.isOpen()).isTrue();
            }
            Fd.own(presence.listener().accept()).close();
            assertThat(presence.withdraw(number -> {})).isTrue();
        }
    }

    @Test
    void a_broker_that_another_one_is_about_to_find_stays() {
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow()) {
            try (Fd other = opened()) {
                assertThat(OfdLock.tryLock(other, Rendezvous.CHANGE_BYTE, true)).isZero();
                assertThat(presence.withdraw(number -> {})).isFalse();
                connected().close();
                Fd.own(presence.listener().accept()).close();
            }
            assertThat(presence.withdraw(number -> {})).isTrue();
        }
    }

    /** Who starts a broker holds the lock until it has met it. */
    @Test
    void a_broker_that_its_starter_is_about_to_meet_stays() {
        try (BrokerPresence presence = BrokerPresence.claim(rendezvous).orElseThrow()) {
            try (Fd starter = opened()) {
                assertThat(OfdLock.tryLock(starter, Rendezvous.SPAWN_BYTE, true))
                        .isZero();
                assertThat(presence.withdraw(number -> {})).isFalse();
                connected().close();
                Fd.own(presence.listener().accept()).close();
            }
            assertThat(presence.withdraw(number -> {})).isTrue();
        }
    }
}
