package org.basenamed.broker.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much memory there could ever be: for the machine, and for the control group of one process. A mapping beyond it is
 * refused when it is created (ERROR_COMMITMENT_LIMIT), instead of killing whoever touches it later.
 *
 * @param proc where the proc file system is mounted
 * @param cgroups where the control groups are mounted
 * @param machineBytes main memory and swap together
 */
public record MemoryLimit(Path proc, Path cgroups, long machineBytes) {
    private static final Pattern MEMINFO = Pattern.compile("(MemTotal|SwapTotal): +(\\d+) kB");

    /** A cgroup v1 limit from here on means that there is none. */
    private static final long V1_UNLIMITED = 1L << 62;

    /** The limit of this machine as it is now. */
    public static MemoryLimit ofMachine() throws IOException {
        return of(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    static MemoryLimit of(Path proc, Path cgroups) throws IOException {
        Matcher matcher = MEMINFO.matcher(Files.readString(proc.resolve("meminfo")));
        long bytes = 0;
        while (matcher.find()) {
            bytes += Long.parseLong(matcher.group(2)) * 1024;
        }
        return new MemoryLimit(proc, cgroups, bytes);
    }

    /** What process {@code processId} could hold at most; the machine's memory where its control group is not known. */
    public long ofProcess(int processId) {
        try {
            List<String> lines =
                    Files.readAllLines(proc.resolve(Integer.toString(processId)).resolve("cgroup"));
            long bytes = machineBytes;
            for (String line : lines) {
                bytes = Math.min(bytes, ofMembership(line));
            }
            return bytes;
        } catch (IOException e) {
            // a process of another pid name space, or one that has just ended: what the machine has is all that is
            // known
            return machineBytes;
        }
    }

    private long ofMembership(String line) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3) {
            return machineBytes;
        }
        String path = fields[2];
        if (fields[1].isEmpty()) {
            Path root = Files.isDirectory(cgroups.resolve("unified")) ? cgroups.resolve("unified") : cgroups;
            return upwards(root, path, "memory.max", "memory.swap.max");
        }
        if (List.of(fields[1].split(",")).contains("memory")) {
            return upwards(cgroups.resolve("memory"), path, "memory.limit_in_bytes", null);
        }
        return machineBytes;
    }

    private long upwards(Path root, String path, String file, @Nullable String swapFile) {
        long bytes = machineBytes;
        @Nullable
        Path group =
                root.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
        while (group != null && group.startsWith(root)) {
            long limit = read(group.resolve(file));
            if (limit != Long.MAX_VALUE) {
                long swap = swapFile == null ? 0 : read(group.resolve(swapFile));
                bytes = Math.min(bytes, swap == Long.MAX_VALUE ? machineBytes : limit + swap);
            }
            group = group.getParent();
        }
        return bytes;
    }

    private static long read(Path file) {
        try {
            String text = Files.readString(file).trim();
            if (text.equals("max")) {
                return Long.MAX_VALUE;
            }
            long value = Long.parseLong(text);
            return value >= V1_UNLIMITED ? Long.MAX_VALUE : value;
        } catch (IOException | NumberFormatException e) {
            // the controller is not there: no limit from this group
            return Long.MAX_VALUE;
        }
    }
}
