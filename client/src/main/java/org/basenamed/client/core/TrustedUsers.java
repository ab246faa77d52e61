package org.basenamed.client.core;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;
import org.basenamed.linux.AccountNames;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.linux.KernelFile;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.protocol.SystemRendezvous;
import org.jspecify.annotations.Nullable;

/**
 * Whom this process has to trust anyway, and whom the administrator says that it may: root, itself, and the user of the machine's broker.
 *
 * <p>In a user name space most users of the machine outside have no number, root perhaps among them; the kernel shows them all as one.
 * What belongs to one of those was put there by whoever made the container, who has to be trusted by everybody in it.
 *
 * @param own this process's user
 * @param outsiders what the kernel shows for users without a number here; empty if all have one
 * @param configuration where the administrator names the broker's user
 */
record TrustedUsers(int own, OptionalInt outsiders, Path configuration) {
    private static final int ROOT = 0;
    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;

    static TrustedUsers ofThisProcess() {
        String told = System.getenv(SystemRendezvous.CONFIGURATION_VARIABLE);
        return new TrustedUsers(
                ProcessCalls.geteuid(), outsidersHere(), told == null ? SystemRendezvous.CONFIGURATION : Path.of(told));
    }

    private static OptionalInt outsidersHere() {
        return KernelFile.isAmongUsersOfMachine()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(KernelFile.firstLine(Path.of("/proc/sys/kernel/overflowuid"))));
    }

    boolean has(int user) {
        return user == ROOT
                || user == own
                || (outsiders.isPresent() && outsiders.getAsInt() == user)
                || isBrokersUser(user);
    }

    private boolean isBrokersUser(int user) {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(configuration, StandardCharsets.UTF_8)) {
            said.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // without a file that can be read the broker's user is the usual one
            said.clear();
        }
        String name = said.getProperty(SystemRendezvous.USER_KEY, SystemRendezvous.DEFAULT_USER);
        return AccountNames.uidOf(name.strip()).filter(uid -> uid == user).isPresent();
    }

    /**
     * What lets others put a socket where {@code socket} is, or have put it there.
     *
     * @param socket an absolute path without symbolic links, but perhaps at its end
     * @return empty if nothing does
     */
    String flawOf(Path socket) {
        FileStatus status = FileCalls.lstat(socket);
        if (status == null || !status.isSocket()) {
            return socket + " is no socket";
        }
        if (!has(status.uid())) {
            return socket + " belongs to user " + status.uid();
        }
        @Nullable Path directory = socket.getParent();
        String flaw = directory == null ? "" : flawOfDirectory(directory, false);
        while (flaw.isEmpty() && directory != null) {
            flaw = flawOfDirectory(directory, true);
            directory = directory.getParent();
        }
        return flaw;
    }

    /** In a sticky directory nobody can replace what belongs to another, so that will do above the last one. */
    private String flawOfDirectory(Path directory, boolean stickySuffices) {
        FileStatus status = FileCalls.lstat(directory);
        if (status == null || !status.isDirectory()) {
            return directory + " is no directory";
        }
        if (!has(status.uid())) {
            return directory + " belongs to user " + status.uid();
        }
        boolean sticky = stickySuffices && (status.permissions() & STICKY) != 0;
        return (status.permissions() & OTHERS_WRITE) == 0 || sticky ? "" : "others may write to " + directory;
    }
}
