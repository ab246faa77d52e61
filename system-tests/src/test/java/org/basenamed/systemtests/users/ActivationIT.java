package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A service manager makes the socket, and starts the broker with it when the first client comes. */
@Watched
class ActivationIT {
    private static final String ACTIVATOR = "systemd-socket-activate";

    @Test
    void the_first_client_starts_the_broker_behind_a_socket_of_root_s() throws Exception {
        OtherUser brokersUser = OtherUser.assumed();
        Assumptions.assumeTrue(brokersUser.canRun(ACTIVATOR, "--version"), ACTIVATOR + " of systemd is not there");
        OtherUser user = brokersUser.next();
        try (Ground ground = new Ground(brokersUser)) {
            Path directory = Files.createDirectory(ground.root().resolve("a"));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path socket = directory.resolve("broker.socket");
            List<String> command = Stream.of(
                            List.of(ACTIVATOR, "--seqpacket", "--listen=" + socket),
                            brokersUser.launcher(),
                            ground.brokerCommand(directory))
                    .flatMap(List::stream)
                    .toList();
            Process activator = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ground.root().resolve("activator.log").toFile())
                    .start();
            try {
                while (!Files.exists(socket)) {
                    assertThat(activator.isAlive()).isTrue();
                    Thread.onSpinWait();
                }
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
                ground.meetAt(directory);
                Ground.Told guest = ground.start(user.launcher(), Guest.class);
                assertThat(guest.ask("set Local\\none")).isEqualTo("2");
                assertThat(guest.ask("place")).contains("directory=" + directory, "servesMachine=true");
            } finally {
                activator.destroy();
                assertThat(activator.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
