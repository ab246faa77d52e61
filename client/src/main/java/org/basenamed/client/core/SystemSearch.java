package org.basenamed.client.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.linux.UnlinkedCalls;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SystemRendezvous;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the broker of the machine. It is taken for that only if nobody but root and the broker's own user can have put it there: a
 * stranger's would be told all that this process shares, and could say anything.
 */
final class SystemSearch {
    /** Names another directory than {@link SystemRendezvous#DIRECTORY}, as the environment variable does. */
    static final String PROPERTY = "basenamed.system.directory";

    private final Path directory;
    private final Supplier<TrustedUsers> trusted;

    /**
     * @param trusted asked for once there is something to be trusted: it takes native calls, which most processes need not make before they
     *     start a broker of their own
     */
    SystemSearch(Path directory, Supplier<TrustedUsers> trusted) {
        this.directory = directory;
        this.trusted = trusted;
    }

    /** That of this process. */
    static SystemSearch ofThisProcess() {
        String told = System.getProperty(PROPERTY);
        String directory = told != null ? told : System.getenv(SystemRendezvous.DIRECTORY_VARIABLE);
        return new SystemSearch(
                directory == null
                        ? SystemRendezvous.DIRECTORY
                        : Path.of(directory).toAbsolutePath(),
                TrustedUsers::ofThisProcess);
    }

    /**
     * What came of looking.
     *
     * @param socket a connection to the broker; null if there is none
     * @param directory where it is, or would be
     * @param reason in words for people
     */
    record Found(@Nullable SeqpacketSocket socket, Path directory, String reason) {}

    /** Connects to the broker, if there is one that can be trusted. */
    Found connect() {
        Path real;
        try {
            // what is checked is what is used, even if somebody changes a link meanwhile
            real = directory.toRealPath();
        } catch (IOException e) {
            return none("there is no broker of the machine at " + directory);
        }
        try {
            Path socket = new Rendezvous(real).socket();
            return UnlinkedCalls.lstat(socket) == null
                    ? none("there is no broker of the machine at " + directory)
                    : connect(socket, trusted.get());
        } catch (LinuxException e) {
            return none("the broker of the machine cannot be looked at: " + e.getMessage());
        }
    }

    private Found connect(Path socket, TrustedUsers by) {
        String flaw = by.flawOf(socket);
        if (!flaw.isEmpty()) {
            return none("the broker of the machine is not trusted: " + flaw);
        }
        int connected = SeqpacketSocket.connect(socket);
        if (connected < 0) {
            return none("there is no broker of the machine at " + directory + " ("
                    + (connected == -Errno.ECONNREFUSED ? "nobody listens" : Errno.nameOf(-connected)) + ")");
        }
        SeqpacketSocket met = SeqpacketSocket.adopt(Fd.own(connected));
        int user = met.peerCredentials().uid();
        if (!by.has(user)) {
            met.close();
            return none("the broker of the machine is not trusted: user " + user + " runs it");
        }
        return new Found(met, directory, "it serves the machine");
    }

    private Found none(String reason) {
        return new Found(null, directory, reason);
    }
}
