package org.basenamed.linux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class PeerTest {
    private final Path directory;

    PeerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void the_kernel_tells_who_connected() throws Exception {
        try (Connected connected = Connected.at(directory)) {
            PeerCredentials peer = connected.server().peerCredentials();
            assertThat(peer.pid()).isEqualTo(ProcessCalls.getpid());
            assertThat(peer.uid()).isEqualTo(ProcessCalls.geteuid());
            assertThat(peer.gid()).isEqualTo(ProcessCalls.getegid());
            assertThat(Arrays.stream(peer.groups()).sorted().toArray()).isEqualTo(ownGroups());
            assertThat(connected.client().peerCredentials()).isEqualTo(peer);
        }
    }

    private static int[] ownGroups() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Groups:"))
                .flatMap(line ->
                        Arrays.stream(line.substring("Groups:".length()).strip().split(" ")))
                .filter(group -> !group.isEmpty())
                .mapToInt(Integer::parseInt)
                .sorted()
                .toArray();
    }

    @Test
    void credentials_are_compared_by_content_and_keep_their_groups() {
        int[] groups = {1, 2};
        PeerCredentials one = new PeerCredentials(10, 20, 30, groups);
        PeerCredentials same = new PeerCredentials(10, 20, 30, new int[] {1, 2});
        groups[0] = 9;
        one.groups()[1] = 9;
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("pid 10, uid 20, gid 30, groups [1, 2]");
        assertThat(one).isNotEqualTo(new PeerCredentials(10, 20, 30, groups));
        assertThat(one).isNotEqualTo(new PeerCredentials(11, 20, 30, new int[] {1, 2}));
        assertThat(one).isNotEqualTo(new PeerCredentials(10, 21, 30, new int[] {1, 2}));
        assertThat(one).isNotEqualTo(new PeerCredentials(10, 20, 31, new int[] {1, 2}));
    }

    @Test
    void the_pidfd_of_a_peer_is_that_of_its_process() throws Exception {
        try (Connected connected = Connected.at(directory);
                Fd peer = requireNonNull(connected.server().peerPidfd())) {
            assertThat(pidOf(peer)).isEqualTo(ProcessCalls.getpid());
            assertThat(Pidfd.hasExited(peer)).isFalse();
        }
    }

    @Test
    void where_the_kernel_does_not_tell_it_is_opened_by_number() throws Exception {
        try (Connected connected = Connected.at(directory);
                Fd peer = Fd.own(connected.server().peerPidfdByNumber())) {
            assertThat(pidOf(peer)).isEqualTo(ProcessCalls.getpid());
        }
    }

    private static int pidOf(Fd pidfd) throws Exception {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + pidfd.number())).stream()
                .filter(line -> line.startsWith("Pid:"))
                .mapToInt(
                        line -> Integer.parseInt(line.substring("Pid:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
