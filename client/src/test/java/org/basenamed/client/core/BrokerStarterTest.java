package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokerStarterTest {
    private final Rendezvous rendezvous;
    private final AtomicInteger launches = new AtomicInteger();
    private final Queue<SeqpacketSocket> brokers = new ConcurrentLinkedQueue<>();

    BrokerStarterTest(@TempDir Path parent) {
        rendezvous = new Rendezvous(parent.resolve("d"));
    }

    @AfterEach
    void close() {
        brokers.forEach(SeqpacketSocket::close);
    }

    /** A broker that can be reached, and serves nobody. */
    private void launch() {
        launches.incrementAndGet();
        brokers.add(SeqpacketSocket.listen(rendezvous.socket(), 64));
    }

    private BrokerStarter starter() {
        return new BrokerStarter(rendezvous, this::launch);
    }

    private static void checkMet(SeqpacketSocket socket) {
        assertThat(socket.fd().isOpen()).isTrue();
        socket.close();
    }

    @Test
    void without_a_directory_or_a_socket_nobody_is_met_and_nothing_is_made() {
        assertThat(starter().connect()).isNull();
        assertThat(rendezvous.directory()).doesNotExist();
        PrivateDirectory.ensure(rendezvous.directory());
        assertThat(starter().connect()).isNull();
        assertThat(rendezvous.directory()).isEmptyDirectory();
        assertThat(launches).hasValue(0);
    }

    @Test
    void a_directory_that_is_not_private_is_refused_without_a_socket_too() throws Exception {
        Files.createDirectory(rendezvous.directory());
        FileCalls.chmod(rendezvous.directory(), 0755);
        assertThatThrownBy(() -> starter().connect()).isInstanceOf(PrivateDirectory.NotPrivateException.class);
        assertThatThrownBy(() -> starter().connectOrStart()).isInstanceOf(PrivateDirectory.NotPrivateException.class);
        assertThat(launches).hasValue(0);
        assertThat(rendezvous.directory()).isEmptyDirectory();
    }

    @Test
    void a_path_that_no_socket_can_have_is_refused_before_it_is_looked_at() {
        Rendezvous deep = new Rendezvous(rendezvous.directory().resolve("n".repeat(100)));
        assertThatThrownBy(() -> new BrokerStarter(deep, this::launch).connect())
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.ENAMETOOLONG));
    }

    @Test
    void of_many_starters_in_one_process_one_starts_a_broker() throws Exception {
        List<FutureTask<SeqpacketSocket>> starters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            BrokerStarter starter = starter();
            starters.add(new FutureTask<>(starter::connectOrStart));
        }
        starters.forEach(starter -> Thread.ofPlatform().start(starter));
        for (FutureTask<SeqpacketSocket> starter : starters) {
            checkMet(starter.get());
        }
        assertThat(launches).hasValue(1);
    }

    /** As another copy of this library in this process may: the brokers decide which of two serves. */
    @Test
    void a_lock_that_this_process_holds_already_holds_nobody_up() throws Exception {
        PrivateDirectory.ensure(rendezvous.directory());
        try (FileChannel other =
                FileChannel.open(rendezvous.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock(Rendezvous.SPAWN_BYTE, 1, false).isValid()).isTrue();
            checkMet(starter().connectOrStart());
        }
        assertThat(launches).hasValue(1);
    }

    @Test
    void a_thread_that_is_interrupted_starts_a_broker_all_the_same() throws Exception {
        Thread.currentThread().interrupt();
        checkMet(starter().connectOrStart());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(launches).hasValue(1);
    }

    /** A broker that leaves takes the lock so, and whoever comes then waits until it has gone. */
    @Test
    void a_broker_that_leaves_is_waited_for() throws Exception {
        PrivateDirectory.ensure(rendezvous.directory());
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        FutureTask<SeqpacketSocket> starter = new FutureTask<>(starter()::connectOrStart);
        Thread thread;
        try (Fd leaving = Fd.own(FileCalls.open(rendezvous.lockFile(), flags, 0600))) {
            assertThat(OfdLock.tryLock(leaving, Rendezvous.SPAWN_BYTE, true)).isZero();
            thread = Thread.ofPlatform().start(starter);
            while (!waitsInTurn(thread)) {
                Thread.onSpinWait();
            }
            assertThat(launches).hasValue(0);
            FileCalls.unlink(rendezvous.lockFile());
        }
        checkMet(starter.get());
        thread.join();
        assertThat(launches).hasValue(1);
    }

    private static boolean waitsInTurn(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(OfdLock.class.getName()));
    }
}
