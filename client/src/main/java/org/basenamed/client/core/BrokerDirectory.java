package org.basenamed.client.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.basenamed.linux.Errno;
import org.basenamed.linux.FileStatus;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.UnlinkedCalls;
import org.basenamed.protocol.Rendezvous;

/** Finds the directory in which the processes of this user meet their broker. */
final class BrokerDirectory {
    /** Names the directory outright: two programs meet only if they are told the same one. */
    static final String PROPERTY = "basenamed.directory";

    private BrokerDirectory() {}

    /** Whether this process was told one broker's directory, and is to look for no other. */
    static boolean isTold() {
        return System.getProperty(PROPERTY) != null;
    }

    /**
     * The directory, which need not exist yet: the one that the property names, else {@code basenamed} in the user's runtime
     * directory, else one in {@code /tmp} that is checked to be this user's alone.
     */
    static Rendezvous rendezvous() {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            // the broker starts in another working directory
            return new Rendezvous(Path.of(told).toAbsolutePath());
        }
        int user = UnlinkedCalls.geteuid();
        for (String runtime : List.of(environment("XDG_RUNTIME_DIR"), "/run/user/" + user)) {
            if (!runtime.isEmpty() && isOwn(Path.of(runtime), user)) {
                return new Rendezvous(Path.of(runtime).resolve("basenamed"));
            }
        }
        return new Rendezvous(Path.of("/tmp/basenamed-" + user));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    /** A runtime directory that was handed down from another user, by su say, is not this one's. */
    private static boolean isOwn(Path directory, int user) {
        try {
            FileStatus status = UnlinkedCalls.stat(directory);
            return directory.isAbsolute() && status != null && status.isDirectory() && status.uid() == user;
        } catch (LinuxException e) {
            // what this user may not even look at is another one's
            return false;
        }
    }

    /** Where unpacked files that outlive the broker go: made if it is not there, and checked to be this user's alone. */
    static Path cache() throws BrokerUnreachableException {
        List<String> reasons = new ArrayList<>();
        String user = Integer.toString(UnlinkedCalls.geteuid());
        for (Path cache : List.of(
                Path.of(environment("XDG_CACHE_HOME"), "basenamed"),
                Path.of(System.getProperty("user.home", ""), ".cache", "basenamed"),
                Path.of("/var/tmp", "basenamed-cache-" + user))) {
            if (!cache.isAbsolute()) {
                continue;
            }
            try {
                // a missing ~/.cache is made, a missing home is not
                int made = UnlinkedCalls.mkdirPrivate(Objects.requireNonNull(cache.getParent()));
                if (made == 0 || made == -Errno.EEXIST) {
                    PrivateDirectory.ensure(cache);
                    return cache;
                }
                reasons.add(cache + ": " + Errno.nameOf(-made));
            } catch (LinuxException | PrivateDirectory.NotPrivateException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new BrokerUnreachableException("no directory to unpack the broker to: " + String.join("; ", reasons));
    }
}
