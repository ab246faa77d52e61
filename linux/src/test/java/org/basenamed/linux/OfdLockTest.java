package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class OfdLockTest {
    private final Path path;
    private final Fd one;
    private final Fd other;

    OfdLockTest(@TempDir Path directory) throws Exception {
        path = Files.createFile(directory.resolve("locks"));
        one = openFile(path, FileCalls.O_RDWR);
        other = openFile(path, FileCalls.O_RDWR);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Fd openFile(Path path, int mode) {
        return Fd.own(FileCalls.open(path, mode | FileCalls.O_CLOEXEC, 0));
    }

    @Test
    void an_exclusive_lock_keeps_everybody_else_out() {
        assertThat(OfdLock.tryLock(one, 0, true)).isZero();
        assertThat(OfdLock.tryLock(one, 0, true)).isZero();
        assertThat(OfdLock.tryLock(other, 0, true)).isEqualTo(-Errno.EAGAIN);
        assertThat(OfdLock.tryLock(other, 0, false)).isEqualTo(-Errno.EAGAIN);
        assertThat(OfdLock.unlock(one, 0)).isZero();
        assertThat(OfdLock.tryLock(other, 0, true)).isZero();
    }

    @Test
    void shared_locks_keep_only_exclusive_ones_out() {
        assertThat(OfdLock.tryLock(one, 0, false)).isZero();
        assertThat(OfdLock.tryLock(other, 0, false)).isZero();
        assertThat(OfdLock.tryLock(other, 0, true)).isEqualTo(-Errno.EAGAIN);
        assertThat(OfdLock.unlock(one, 0)).isZero();
        assertThat(OfdLock.tryLock(other, 0, true)).isZero();
        assertThat(OfdLock.tryLock(one, 0, false)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void each_byte_is_a_lock_of_its_own() {
        assertThat(OfdLock.tryLock(one, 5, true)).isZero();
        assertThat(OfdLock.tryLock(other, 4, true)).isZero();
        assertThat(OfdLock.tryLock(other, 6, true)).isZero();
        assertThat(OfdLock.tryLock(other, 5, true)).isEqualTo(-Errno.EAGAIN);
        assertThat(OfdLock.tryLock(other, Long.MAX_VALUE - 1, true)).isZero();
        assertThat(OfdLock.tryLock(other, -1, true)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void a_duplicate_shares_the_lock_and_the_last_close_releases_it() {
        assertThat(OfdLock.tryLock(one, 0, true)).isZero();
        try (Fd duplicate = one.duplicate()) {
            assertThat(OfdLock.tryLock(duplicate, 0, true)).isZero();
            one.close();
            assertThat(OfdLock.tryLock(other, 0, true)).isEqualTo(-Errno.EAGAIN);
        }
        assertThat(OfdLock.tryLock(other, 0, true)).isZero();
    }

    @Test
    void a_waiting_lock_is_granted_when_the_holder_unlocks() throws Exception {
        assertThat(OfdLock.lock(one, 0, true)).isZero();
        Background<Integer> waiter = Background.start(() -> OfdLock.lock(other, 0, true));
        waiter.awaitAsleepIn(SystemCall.FCNTL);
        assertThat(OfdLock.unlock(one, 0)).isZero();
        assertThat(waiter.result()).isZero();
        assertThat(OfdLock.tryLock(one, 0, true)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void the_death_of_the_holder_releases_its_lock() throws Exception {
        ChildJvm child = ChildJvm.start("lock", path.toString(), "3");
        assertThat(child.readLine()).isEqualTo("locked");
        assertThat(OfdLock.tryLock(one, 3, false)).isEqualTo(-Errno.EAGAIN);
        assertThat(OfdLock.tryLock(one, 2, true)).isZero();
        Background<Integer> waiter = Background.start(() -> OfdLock.lock(one, 3, true));
        waiter.awaitAsleepIn(SystemCall.FCNTL);
        child.killAndReap();
        assertThat(waiter.result()).isZero();
    }

    @Test
    void the_descriptor_must_be_open_for_what_the_lock_protects() {
        try (Fd reader = openFile(path, FileCalls.O_RDONLY);
                Fd writer = openFile(path, FileCalls.O_WRONLY)) {
            assertThat(OfdLock.tryLock(reader, 0, true)).isEqualTo(-Errno.EBADF);
            assertThat(OfdLock.tryLock(reader, 0, false)).isZero();
            assertThat(OfdLock.tryLock(writer, 1, false)).isEqualTo(-Errno.EBADF);
            assertThat(OfdLock.tryLock(writer, 1, true)).isZero();
            assertThat(OfdLock.lock(reader, 1, true)).isEqualTo(-Errno.EBADF);
        }
    }

    /** As a process that starts a broker takes the lock that brokers take so. */
    @Test
    void record_locks_of_java_are_kept_out_and_keep_out() throws Exception {
        Background<Integer> last;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(OfdLock.tryLock(one, 4, true)).isZero();
            assertThat(channel.tryLock(4, 1, false)).isNull();
            Background<Boolean> waiter =
                    Background.start(() -> channel.lock(4, 1, false).isValid());
            waiter.awaitAsleepIn(SystemCall.FCNTL);
            assertThat(OfdLock.unlock(one, 4)).isZero();
            assertThat(waiter.result()).isTrue();
            assertThat(OfdLock.tryLock(one, 4, true)).isEqualTo(-Errno.EAGAIN);
            assertThat(OfdLock.tryLock(one, 5, true)).isZero();
            last = Background.start(() -> OfdLock.lock(one, 4, true));
            last.awaitAsleepIn(SystemCall.FCNTL);
        }
        assertThat(last.result()).isZero();
    }

    @Test
    void unlocking_what_is_not_locked_is_no_error() {
        assertThat(OfdLock.unlock(one, 9)).isZero();
    }
}
