package org.basenamed.broker.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.basenamed.protocol.Rendezvous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPresenceTest {
    private final Path directory;

    SystemPresenceTest(@TempDir Path parent) {
        this.directory = parent.resolve("system");
    }

    private SystemPresence claimed() {
        return SystemPresence.claim(new Rendezvous(directory)).orElseThrow();
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    @Test
    void everybody_may_come_in_and_nobody_else_may_write() throws IOException {
        try (SystemPresence presence = claimed()) {
            assertThat(permissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(permissions(new Rendezvous(directory).socket()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-"));
            assertThat(permissions(new Rendezvous(directory).lockFile()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(presence.withdraw(late -> {})).isFalse();
        }
        assertThat(new Rendezvous(directory).socket()).doesNotExist();
    }

    @Test
    void there_is_one_at_a_time() {
        try (SystemPresence first = claimed()) {
            assertThat(first.listener()).isNotNull();
            assertThat(SystemPresence.claim(new Rendezvous(directory))).isEmpty();
            assertThat(new Rendezvous(directory).socket()).exists();
        }
        claimed().close();
    }

    @Test
    void what_a_dead_one_has_left_is_in_nobodys_way() throws IOException {
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(new Rendezvous(directory).socket(), "no socket");
        try (SystemPresence presence = claimed()) {
            assertThat(presence.listener()).isNotNull();
        }
    }

    @Test
    void a_directory_that_others_may_write_to_is_refused() throws IOException {
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThatThrownBy(this::claimed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by others");
        assertThat(new Rendezvous(directory).lockFile()).doesNotExist();
    }

    @Test
    void a_link_is_no_directory() throws IOException {
        Files.createSymbolicLink(directory, directory.resolveSibling("elsewhere"));
        assertThatThrownBy(this::claimed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("directory");
    }

    @Test
    void a_socket_is_taken_over_only_by_whom_it_is_meant_for() {
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(SystemPresence.passed(Map.of())).isEqualTo(Optional.empty());
        assertThat(SystemPresence.passed(Map.of("LISTEN_PID", "1", "LISTEN_FDS", "1")))
                .isEmpty();
        assertThatThrownBy(() -> SystemPresence.passed(Map.of("LISTEN_PID", self, "LISTEN_FDS", "2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one socket");
    }
}
