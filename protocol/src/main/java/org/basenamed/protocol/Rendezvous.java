package org.basenamed.protocol;

import java.nio.file.Path;

/**
 * Where the processes of one user meet their broker: the files in its directory, and the bytes of the lock file.
 *
 * <p>Every wait for another party is a wait for one of these locks, which the kernel releases when its holder dies. A broker
 * that has waited checks that the file it locked is still the one at the path, for the last broker removes it when it
 * leaves. A client does not: its lock decides nothing, it only keeps others from doing the same in vain.
 *
 * @param directory readable by its owner alone
 */
public record Rendezvous(Path directory) {
    /** Held by a client while it looks for a broker in vain, starts one, and meets it; and by a broker that nobody meets any more. */
    public static final long SPAWN_BYTE = 0;
    /** Held by a broker while it comes to be reachable, or goes. */
    public static final long CHANGE_BYTE = 1;
    /** Held by a broker as long as it lives. */
    public static final long ALIVE_BYTE = 2;

    /** What a starting broker writes, as one line, to its standard output once it can be reached. */
    public static final String READY = "ready";
    /** What it writes instead when another broker can be reached already. */
    public static final String ALREADY_SERVED = "served";
    /** What it writes in front of the reason when it cannot start. */
    public static final String FAILED = "failed ";

    /** The socket that a broker listens on. */
    public Path socket() {
        return directory.resolve("broker.socket");
    }

    /** The file whose bytes are locked. */
    public Path lockFile() {
        return directory.resolve("broker.lock");
    }
}
