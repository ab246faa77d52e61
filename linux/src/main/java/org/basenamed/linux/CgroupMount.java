package org.basenamed.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the second version of control groups is mounted.
 *
 * @param directory the mount point, wherever that is
 * @param root the group that is seen there; {@code /} for the first of all
 */
public record CgroupMount(Path directory, String root) {
    private static final int ROOT_FIELD = 3;
    private static final int POINT_FIELD = 4;
    private static final String OWN = "0::";

    /** The mount that this process sees; empty if there is none. */
    public static Optional<CgroupMount> find() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // without /proc nothing of the kind can be used
            return Optional.empty();
        }
    }

    /** As {@link #find}, from the lines of {@code /proc/self/mountinfo}; of several mounts the last, which covers the others. */
    static Optional<CgroupMount> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> line.split(" ", -1))
                .map(fields -> new CgroupMount(Path.of(unescaped(fields[POINT_FIELD])), unescaped(fields[ROOT_FIELD])))
                .reduce((first, second) -> second);
    }

    /** Blanks and the like are octal numbers there. */
    private static String unescaped(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /**
     * The group that a process is in; empty if it has ended, or its group cannot be seen here.
     *
     * @throws LinuxException if descriptors or memory have run out
     */
    public Optional<Path> groupOf(int number) {
        return KernelFile.read(Path.of("/proc", String.valueOf(number), "cgroup"))
                .lines()
                .filter(line -> line.startsWith(OWN))
                .map(line -> line.substring(OWN.length()))
                .filter(path -> !path.startsWith("/.."))
                .findFirst()
                .flatMap(this::under);
    }

    private Optional<Path> under(String path) {
        String visible = root.equals("/") ? path : path.startsWith(root) ? path.substring(root.length()) : null;
        if (visible == null) {
            return Optional.empty();
        }
        String relative = visible.startsWith("/") ? visible.substring(1) : visible;
        return Optional.of(relative.isEmpty() ? directory : directory.resolve(relative));
    }
}
