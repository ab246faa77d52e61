package org.basenamed.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files in which the kernel tells something, a line each. */
public final class KernelText {
    private static final String EVERYBODY = "0 0 4294967295";

    private KernelText() {}

    /**
     * The first line of such a file; empty if there is none to be read: the kernel does not know of it, or the process has ended that it is
     * about. The kernel gives a setting's text to the first read alone, which so has to be a long one.
     */
    public static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Whether a process has the machine's own users: in a user name space of its own most of them have no number, and anybody may be root
     * there. False if the process has ended.
     *
     * @param process its number, or {@code self}
     */
    public static boolean hasUsersOfMachine(String process) {
        String map = firstLine(Path.of("/proc", process, "uid_map"));
        return map.strip().replaceAll("\\s+", " ").equals(EVERYBODY);
    }

    /** Whether this kernel knows name spaces of users at all. */
    public static boolean knowsUserNamespaces() {
        return Files.exists(Path.of("/proc/self/uid_map"));
    }
}
