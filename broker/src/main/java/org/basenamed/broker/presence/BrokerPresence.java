package org.basenamed.broker.presence;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;

/**
 * A broker's claim on its directory: the lock that makes it the only one, and the socket that makes it reachable.
 *
 * <p>Leaving and coming exclude each other by {@link Rendezvous#CHANGE_BYTE}. So a broker that comes and finds another one
 * alive knows that it can be reached, and one that leaves knows that nobody is on the way to that conclusion.
 */
public final class BrokerPresence implements Presence {
    private static final int BACKLOG = 4096;

    private final Rendezvous rendezvous;
    private final Fd lock;
    private SeqpacketSocket listener;

    private BrokerPresence(Rendezvous rendezvous, Fd lock, SeqpacketSocket listener) {
        this.rendezvous = rendezvous;
        this.lock = lock;
        this.listener = listener;
    }

    /**
     * Becomes the broker of the directory.
     *
     * @return empty if another one serves it and can be reached
     * @throws LinuxException if the directory is not private, or cannot be used
     */
    public static Optional<BrokerPresence> claim(Rendezvous rendezvous) {
        PrivateDirectory.ensure(rendezvous.directory());
        Fd lock = lockForChange(rendezvous);
        boolean claimed = false;
        try {
            int alive = OfdLock.tryLock(lock, Rendezvous.ALIVE_BYTE, true);
            if (alive == -Errno.EAGAIN || alive == -Errno.EACCES) {
                return Optional.empty();
            }
            LinuxException.check(alive, "fcntl(F_OFD_SETLK)", rendezvous.lockFile());
            SeqpacketSocket listener = listen(rendezvous);
            claimed = true;
            OfdLock.unlock(lock, Rendezvous.CHANGE_BYTE);
            return Optional.of(new BrokerPresence(rendezvous, lock, listener));
        } finally {
            if (!claimed) {
                lock.close();
            }
        }
    }

    private static Fd lockForChange(Rendezvous rendezvous) {
        Path path = rendezvous.lockFile();
        while (true) {
            int opened = FileCalls.open(path, FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC, 0600);
            LinuxException.check(opened, "open", path);
            Fd lock = Fd.own(opened);
            int locked = OfdLock.lock(lock, Rendezvous.CHANGE_BYTE, true);
            if (locked == 0 && FileCalls.isAt(lock, path)) {
                return lock;
            }
            lock.close();
            LinuxException.check(locked, "fcntl(F_OFD_SETLKW)", path);
            // the broker that held it has left and taken the file along: the next one is another file
            PrivateDirectory.ensure(rendezvous.directory());
        }
    }

    private static SeqpacketSocket listen(Rendezvous rendezvous) {
        int removed = FileCalls.unlink(rendezvous.socket());
        if (removed != -Errno.ENOENT) {
            LinuxException.check(removed, "unlink", rendezvous.socket());
        }
        return SeqpacketSocket.listen(rendezvous.socket(), BACKLOG);
    }

    @Override
    public SeqpacketSocket listener() {
        return listener;
    }

    @Override
    public boolean withdraw(IntConsumer late) {
        if (OfdLock.tryLock(lock, Rendezvous.CHANGE_BYTE, true) != 0) {
            return false;
        }
        if (OfdLock.tryLock(lock, Rendezvous.SPAWN_BYTE, true) != 0) {
            // whoever has started this broker, or waits for another to start, has yet to meet it
            OfdLock.unlock(lock, Rendezvous.CHANGE_BYTE);
            return false;
        }
        FileCalls.unlink(rendezvous.socket());
        int accepted = listener.accept();
        if (accepted < 0) {
            return true;
        }
        for (; accepted >= 0; accepted = listener.accept()) {
            late.accept(accepted);
        }
        listener.close();
        listener = listen(rendezvous);
        OfdLock.unlock(lock, Rendezvous.SPAWN_BYTE);
        OfdLock.unlock(lock, Rendezvous.CHANGE_BYTE);
        return false;
    }

    /** Lets go of everything; the locks go last, so that whoever waits for them finds nothing of this broker. */
    @Override
    public void close() {
        OfdLock.lock(lock, Rendezvous.CHANGE_BYTE, true);
        listener.close();
        FileCalls.unlink(rendezvous.socket());
        FileCalls.unlink(rendezvous.lockFile());
        FileCalls.rmdir(rendezvous.directory());
        lock.close();
    }
}
