package org.basenamed.broker.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much memory there could ever be: for the machine, and for the control group of one process. A mapping beyond it is
 * refused when it is created (ERROR_COMMITMENT_LIMIT), instead of killing whoever touches it later.
 *
 * @param proc where the proc file system is mounted
 * @param cgroups where the control groups are mounted
 * @param memoryBytes the machine's main memory
 * @param swapBytes its swap
 */
public record MemoryLimit(Path proc, Path cgroups, long memoryBytes, long swapBytes) {
    private static final Pattern MEMORY = Pattern.compile("^MemTotal: +(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern SWAP = Pattern.compile("^SwapTotal: +(\\d+) kB", Pattern.MULTILINE);

    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** A cgroup v1 limit from here on means that there is none. */
    private static final long V1_UNLIMITED = 1L << 62;

    /** What the control groups of one process leave of the machine. */
    private static final class Share {
        private long memoryBytes;
        private long swapBytes;
        private long bothBytes = NO_LIMIT;

        Share(MemoryLimit machine) {
            memoryBytes = machine.memoryBytes;
            swapBytes = machine.swapBytes;
        }

        /** Whatever any group above the process limits, limits the process. */
        void limitByGroup(Path group) {
            memoryBytes = Math.min(memoryBytes, read(group.resolve("memory.max")));
            swapBytes = Math.min(swapBytes, read(group.resolve("memory.swap.max")));
        }

        /** The first version has no limit for swap alone. */
        void limitByGroupOfVersion1(Path group) {
            memoryBytes = Math.min(memoryBytes, read(group.resolve("memory.limit_in_bytes")));
            bothBytes = Math.min(bothBytes, read(group.resolve("memory.memsw.limit_in_bytes")));
        }

        long totalBytes() {
            return Math.min(memoryBytes + swapBytes, bothBytes);
        }
    }

    /** The limit of this machine as it is now. */
    public static MemoryLimit ofMachine() throws IOException {
        return of(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    static MemoryLimit of(Path proc, Path cgroups) throws IOException {
        String text = Files.readString(proc.resolve("meminfo"));
        return new MemoryLimit(proc, cgroups, bytes(MEMORY, text), bytes(SWAP, text));
    }

    private static long bytes(Pattern line, String text) {
        Matcher matcher = line.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }

    /** Main memory and swap together. */
    public long machineBytes() {
        return memoryBytes + swapBytes;
    }

    /** What process {@code processId} could hold at most; the machine's memory where its control group is not known. */
    public long ofProcess(int processId) {
        Share share = new Share(this);
        try {
            Path memberships = proc.resolve(Integer.toString(processId)).resolve("cgroup");
            Files.readAllLines(memberships).forEach(line -> limitByMembership(line, share));
        } catch (IOException e) {
            // a process of another pid name space, or one that has just ended: what the machine has is all that is
            // known
            return machineBytes();
        }
        return share.totalBytes();
    }

    private void limitByMembership(String line, Share share) {
        String[] fields = line.split(":", 3);
        if (fields.length < 3) {
            return;
        }
        if (fields[1].isEmpty()) {
            // beside version 1, version 2 is mounted in a directory of its own
            Path unified = cgroups.resolve("unified");
            upwards(Files.isDirectory(unified) ? unified : cgroups, fields[2], share::limitByGroup);
        } else if (List.of(fields[1].split(",", -1)).contains("memory")) {
            upwards(cgroups.resolve("memory"), fields[2], share::limitByGroupOfVersion1);
        }
    }

    private static void upwards(Path root, String path, Consumer<Path> limit) {
        @Nullable
        Path group =
                root.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
        while (group != null && group.startsWith(root)) {
            limit.accept(group);
            group = group.getParent();
        }
    }

    private static long read(Path file) {
        try {
            String text = Files.readString(file).trim();
            long value = text.equals("max") ? NO_LIMIT : Long.parseLong(text);
            return value >= V1_UNLIMITED ? NO_LIMIT : value;
        } catch (IOException | NumberFormatException e) {
            // the controller is not there: no limit from this group
            return NO_LIMIT;
        }
    }
}
