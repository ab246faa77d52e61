package org.basenamed.protocol;

import java.nio.file.Path;

/** Where the processes of all users meet the broker of the machine, and what both sides have to know of it beforehand. */
public final class SystemRendezvous {
    /** The directory that it has if nobody says otherwise; it is {@link Rendezvous#socket} of it that clients look for. */
    public static final Path DIRECTORY = Path.of("/run/basenamed");

    /** The file that says how the broker is to serve the machine. */
    public static final Path CONFIGURATION = Path.of("/etc/basenamed/broker.properties");

    /** In that file: the user as whom the broker runs, whose socket is as good as root's. */
    public static final String USER_KEY = "user";

    /** That user, if the file does not name one. */
    public static final String DEFAULT_USER = "basenamed";

    /** The environment variable that names another directory, for tests and containers. */
    public static final String DIRECTORY_VARIABLE = "BASENAMED_SYSTEM_DIRECTORY";

    /** The environment variable that names another configuration. */
    public static final String CONFIGURATION_VARIABLE = "BASENAMED_CONFIGURATION";

    private SystemRendezvous() {}
}
