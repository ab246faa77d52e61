package org.basenamed.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much memory this process could take right now, by the machine and by its control groups. Taking more does not fail: the kernel
 * kills a process for it, perhaps this one.
 */
public final class MemoryRoom {
    private static final Pattern MEMINFO = Pattern.compile("(MemAvailable|SwapFree): +(\\d+) kB");
    private static final Pattern V2_RECLAIMABLE = Pattern.compile("(?m)^(?:inactive|active)_file (\\d+)$");
    private static final Pattern V1_RECLAIMABLE = Pattern.compile("(?m)^total_(?:inactive|active)_file (\\d+)$");

    /** A cgroup v1 limit from here on means that there is none. */
    private static final long V1_UNLIMITED = 1L << 62;

    private MemoryRoom() {}

    /** How many bytes could be taken now; {@link Long#MAX_VALUE} where nothing can be told. */
    public static long freeBytes() {
        return freeBytes(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    static long freeBytes(Path proc, Path cgroups) {
        long free = ofMachine(proc);
        try {
            for (String line : Files.readAllLines(proc.resolve("self/cgroup"))) {
                free = Math.min(free, ofMembership(cgroups, line));
            }
        } catch (IOException e) {
            // no control groups in this kernel: the machine's memory is all that counts
            return free;
        }
        return free;
    }

    private static long ofMachine(Path proc) {
        String text = read(proc.resolve("meminfo"));
        if (text == null) {
            return Long.MAX_VALUE;
        }
        long bytes = 0;
        Matcher matcher = MEMINFO.matcher(text);
        while (matcher.find()) {
            bytes += Long.parseLong(matcher.group(2)) * 1024;
        }
        return bytes;
    }

    private static long ofMembership(Path cgroups, String line) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3) {
            return Long.MAX_VALUE;
        }
        if (fields[1].isEmpty()) {
            Path unified = cgroups.resolve("unified");
            Path root = Files.isDirectory(unified) ? unified : cgroups;
            return upwards(root, fields[2], Controller.V2);
        }
        boolean memory = List.of(fields[1].split(",", -1)).contains("memory");
        return memory ? upwards(cgroups.resolve("memory"), fields[2], Controller.V1) : Long.MAX_VALUE;
    }

    /** The files of one version of the memory controller. */
    private enum Controller {
        V1("memory.limit_in_bytes", "memory.usage_in_bytes", V1_RECLAIMABLE),
        V2("memory.max", "memory.current", V2_RECLAIMABLE);

        private final String limit;
        private final String usage;
        private final Pattern reclaimable;

        Controller(String limit, String usage, Pattern reclaimable) {
            this.limit = limit;
            this.usage = usage;
            this.reclaimable = reclaimable;
        }
    }

    private static long upwards(Path root, String path, Controller controller) {
        long free = Long.MAX_VALUE;
        @Nullable
        Path group =
                root.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
        while (group != null && group.startsWith(root)) {
            free = Math.min(free, ofGroup(group, controller));
            group = group.getParent();
        }
        return free;
    }

    private static long ofGroup(Path group, Controller controller) {
        long limit = number(group.resolve(controller.limit));
        long usage = number(group.resolve(controller.usage));
        if (limit < 0 || limit >= V1_UNLIMITED || usage < 0) {
            return Long.MAX_VALUE;
        }
        String statistics = read(group.resolve("memory.stat"));
        long reclaimable = 0;
        if (statistics != null) {
            Matcher matcher = controller.reclaimable.matcher(statistics);
            while (matcher.find()) {
                reclaimable += Long.parseLong(matcher.group(1));
            }
        }
        return Math.max(0, limit - usage + reclaimable);
    }

    /** The number in a file; -1 if there is none, as in one that says "max". */
    private static long number(Path file) {
        String text = read(file);
        if (text == null || !text.strip().matches("\\d{1,19}")) {
            return -1;
        }
        return Long.parseUnsignedLong(text.strip()) < 0 ? Long.MAX_VALUE : Long.parseLong(text.strip());
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // the controller is not there, or not for this process to see
            return null;
        }
    }
}
