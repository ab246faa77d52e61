package org.basenamed.broker.presence;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a broker for all users: its socket, in a directory that everybody may enter and nobody else may write to. It stays until it
 * is told to end.
 */
public final class SystemPresence implements Presence {
    private static final int BACKLOG = 4096;
    private static final int EVERYBODY_ENTERS = 0755;
    private static final int EVERYBODY_CONNECTS = 0666;
    private static final int OTHERS_WRITE = 0022;
    /** The first descriptor that a service manager passes on. */
    private static final int FIRST_PASSED = 3;

    private final SeqpacketSocket listener;
    private final @Nullable Own own;

    /** What is this broker's to remove when it ends. */
    private record Own(Rendezvous rendezvous, Fd lock) {}

    private SystemPresence(SeqpacketSocket listener, @Nullable Own own) {
        this.listener = listener;
        this.own = own;
    }

    /**
     * The socket that a service manager has made, and passed on as sd_listen_fds(3) describes.
     *
     * @return empty if none has been passed to this process
     * @throws IllegalStateException if it is not one socket that is listening
     */
    public static Optional<SystemPresence> passed(Map<String, String> environment) {
        if (!Integer.toString(ProcessCalls.getpid()).equals(environment.get("LISTEN_PID"))) {
            return Optional.empty();
        }
        if (!"1".equals(environment.get("LISTEN_FDS"))) {
            throw new IllegalStateException("one socket has to be passed, not " + environment.get("LISTEN_FDS"));
        }
        return Optional.of(new SystemPresence(SeqpacketSocket.adoptListener(Fd.own(FIRST_PASSED)), null));
    }

    /**
     * Becomes the broker of the directory, which is made if it is not there.
     *
     * @return empty if another one serves it
     * @throws IllegalStateException if the directory is another user's, or others may write to it
     * @throws LinuxException if it cannot be made or used
     */
    public static Optional<SystemPresence> claim(Rendezvous rendezvous) {
        Path directory = rendezvous.directory();
        int made = FileCalls.mkdir(directory, EVERYBODY_ENTERS);
        if (made != -Errno.EEXIST) {
            LinuxException.check(made, "mkdir", directory);
            // whatever the umask is
            LinuxException.check(FileCalls.chmod(directory, EVERYBODY_ENTERS), "fchmodat", directory);
        }
        refuseUnsafe(directory);
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        Path path = rendezvous.lockFile();
        Fd lock = Fd.own(LinuxException.check(FileCalls.open(path, flags, 0600), "open", path));
        boolean claimed = false;
        try {
            int alive = OfdLock.tryLock(lock, Rendezvous.ALIVE_BYTE, true);
            if (alive == -Errno.EAGAIN || alive == -Errno.EACCES) {
                return Optional.empty();
            }
            LinuxException.check(alive, "fcntl(F_OFD_SETLK)", path);
            SeqpacketSocket listener = listen(rendezvous.socket());
            claimed = true;
            return Optional.of(new SystemPresence(listener, new Own(rendezvous, lock)));
        } finally {
            if (!claimed) {
                lock.close();
            }
        }
    }

    private static void refuseUnsafe(Path directory) {
        FileStatus status = FileCalls.lstat(directory);
        if (status == null || !status.isDirectory()) {
            throw new IllegalStateException(directory + " is not a directory");
        }
        if (status.uid() != ProcessCalls.geteuid()) {
            throw new IllegalStateException(directory + " belongs to user " + status.uid() + ", not to user "
                    + ProcessCalls.geteuid() + ", whose broker this is");
        }
        if ((status.permissions() & OTHERS_WRITE) != 0) {
            throw new IllegalStateException(directory + " may be written to by others");
        }
    }

    private static SeqpacketSocket listen(Path socket) {
        int removed = FileCalls.unlink(socket);
        if (removed != -Errno.ENOENT) {
            LinuxException.check(removed, "unlink", socket);
        }
        SeqpacketSocket listener = SeqpacketSocket.listen(socket, BACKLOG);
        LinuxException.check(FileCalls.chmod(socket, EVERYBODY_CONNECTS), "fchmodat", socket);
        return listener;
    }

    @Override
    public SeqpacketSocket listener() {
        return listener;
    }

    /** It does not leave by itself. */
    @Override
    public boolean withdraw(IntConsumer late) {
        return false;
    }

    /** The lock's file stays: whoever waits for the lock of one that is removed would have a lock on nothing. */
    @Override
    public void close() {
        listener.close();
        if (own != null) {
            FileCalls.unlink(own.rendezvous().socket());
            own.lock().close();
        }
    }
}
