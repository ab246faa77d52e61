package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which socket is taken for that of the machine's broker. */
class SystemSearchTest {
    private static final int STRANGER = 54_321;

    private final Path directory;
    private final TrustedUsers trusted;

    SystemSearchTest(@TempDir Path root) throws IOException {
        directory = Files.createDirectory(root.resolve("d"));
        FileCalls.chmod(directory, 0755);
        trusted = new TrustedUsers(ProcessCalls.geteuid(), OptionalInt.empty(), root.resolve("none"));
    }

    private SystemSearch.Found found(TrustedUsers by) {
        SystemSearch.Found found = new SystemSearch(directory, () -> by).connect();
        if (found.socket() != null) {
            found.socket().close();
        }
        return found;
    }

    private SeqpacketSocket listen() {
        return SeqpacketSocket.listen(new Rendezvous(directory).socket(), 1);
    }

    @Test
    void a_broker_whose_place_is_safe_is_met() {
        try (SeqpacketSocket listener = listen()) {
            assertThat(listener.fd().isOpen()).isTrue();
            SystemSearch.Found found = found(trusted);
            assertThat(found.socket()).isNotNull();
            assertThat(found.reason()).isEqualTo("it serves the machine");
        }
    }

    @Test
    void without_a_directory_or_a_listener_there_is_none() throws IOException {
        assertThat(found(trusted).socket()).isNull();
        listen().close();
        assertThat(found(trusted).reason()).contains("nobody listens");
        Files.delete(new Rendezvous(directory).socket());
        checkNobodyIsTrusted();
        Files.delete(directory);
        checkNobodyIsTrusted();
    }

    /** Who would have to be is not even asked. */
    private void checkNobodyIsTrusted() {
        SystemSearch.Found found = new SystemSearch(directory, () -> {
                    throw new AssertionError("nobody has to be trusted");
                })
                .connect();
        assertThat(found.socket()).isNull();
        assertThat(found.reason()).startsWith("there is no broker of the machine");
    }

    @Test
    void a_directory_that_others_may_write_to_is_not_trusted() {
        try (SeqpacketSocket listener = listen()) {
            assertThat(listener.fd().isOpen()).isTrue();
            for (int mode : new int[] {0775, 0757, 01777}) {
                FileCalls.chmod(directory, mode);
                SystemSearch.Found found = found(trusted);
                assertThat(found.socket()).as(Integer.toOctalString(mode)).isNull();
                assertThat(found.reason()).contains("others may write to");
            }
        }
    }

    /** The stranger is somebody else for root, who can give things away; and whoever runs the test for anybody else. */
    @Test
    void what_a_stranger_has_put_there_is_not_trusted() throws IOException {
        try (SeqpacketSocket listener = listen()) {
            assertThat(listener.fd().isOpen()).isTrue();
            TrustedUsers by = trusted;
            if (ProcessCalls.geteuid() == 0) {
                Files.setAttribute(directory, "unix:uid", STRANGER);
            } else {
                by = new TrustedUsers(STRANGER, OptionalInt.empty(), Path.of("/none"));
            }
            SystemSearch.Found found = found(by);
            assertThat(found.socket()).isNull();
            assertThat(found.reason()).startsWith("the broker of the machine is not trusted: ");
        }
    }

    @Test
    void what_is_no_socket_is_not_trusted() throws IOException {
        Files.createFile(new Rendezvous(directory).socket());
        assertThat(found(trusted).reason()).contains("is no socket");
    }

    @Test
    void the_user_that_the_administrator_names_is_trusted(@TempDir Path other) throws IOException {
        Path configuration = Files.writeString(other.resolve("c"), "user=" + STRANGER + "\n");
        TrustedUsers by = new TrustedUsers(ProcessCalls.geteuid(), OptionalInt.empty(), configuration);
        assertThat(by.has(STRANGER)).isTrue();
        assertThat(by.has(STRANGER + 1)).isFalse();
        assertThat(by.has(0)).isTrue();
        assertThat(trusted.has(STRANGER)).isFalse();
        assertThat(new TrustedUsers(1, OptionalInt.of(65_534), configuration).has(65_534))
                .isTrue();
    }
}
