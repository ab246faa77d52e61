package org.basenamed.linux;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What /proc tells of a process: who started it, when, and what it has used. A number may come to mean another process, whose
 * {@code startTicks} differ. All that looks throws a {@link LinuxException} if descriptors or memory have run out: that is not the end of
 * the process.
 *
 * @param parent the number of its parent
 * @param state the letter of its state; {@code Z} for one that has ended, {@code T} for one that is stopped
 * @param startTicks when it started, in units that only serve to compare
 * @param userTicks its user time, as the next one, in hundredths of a second
 * @param pageFaults how often it has faulted
 */
public record ProcessUsage(int parent, char state, long startTicks, long userTicks, long kernelTicks, long pageFaults) {
    /** Ticks in a second, for programs: the same on all architectures that this room knows. */
    public static final int TICKS_PER_SECOND = 100;

    private static final long NANOS_PER_TICK = 1_000_000_000 / TICKS_PER_SECOND;

    private static final long KIBI = 1024;

    /** In /proc/PID/stat, counted from the state, which follows the name. */
    private static final int PARENT = 1;

    private static final int MINOR_FAULTS = 7;
    private static final int MAJOR_FAULTS = 9;
    private static final int USER_TIME = 11;
    private static final int KERNEL_TIME = 12;
    private static final int START_TIME = 19;

    /** What a process has read and written, by whatever way. */
    public record Io(long readBytes, long writeBytes, long readCalls, long writeCalls) {
        public static final Io NONE = new Io(0, 0, 0, 0);
    }

    /**
     * Its memory.
     *
     * @param residentBytes what it has in main memory
     * @param peakBytes the most that it had
     */
    public record Memory(long residentBytes, long peakBytes) {
        public static final Memory NONE = new Memory(0, 0);
    }

    /** That of the process with the number; empty if there is none. */
    public static Optional<ProcessUsage> of(int number) {
        return of(Path.of("/proc", String.valueOf(number), "stat"));
    }

    private static Optional<ProcessUsage> of(Path file) {
        String stat = KernelFile.read(file);
        int name = stat.lastIndexOf(')');
        String[] fields = stat.substring(name + 1).strip().split(" ", START_TIME + 2);
        if (name < 0 || fields.length <= START_TIME) {
            return Optional.empty();
        }
        return Optional.of(new ProcessUsage(
                Integer.parseInt(fields[PARENT]),
                fields[0].charAt(0),
                Long.parseLong(fields[START_TIME]),
                Long.parseLong(fields[USER_TIME]),
                Long.parseLong(fields[KERNEL_TIME]),
                Long.parseLong(fields[MINOR_FAULTS]) + Long.parseLong(fields[MAJOR_FAULTS])));
    }

    /** Nothing if it has ended, or may not be looked at. */
    public static Io ioOf(int number) {
        String text = read(number, "io");
        return text.isEmpty()
                ? Io.NONE
                : new Io(
                        number(text, "rchar:"), number(text, "wchar:"), number(text, "syscr:"), number(text, "syscw:"));
    }

    /** Nothing if it has ended. */
    public static Memory memoryOf(int number) {
        String text = read(number, "status");
        return new Memory(number(text, "VmRSS:") * KIBI, number(text, "VmHWM:") * KIBI);
    }

    /** Now, in the units of {@code startTicks}. */
    public static long nowTicks() {
        return MonotonicClock.sinceBootNanos() / NANOS_PER_TICK;
    }

    /** The numbers of its threads; none if it has ended. */
    public static int[] threadsOf(int number) {
        return numbersIn(new File("/proc/" + number + "/task"));
    }

    /**
     * Whether none of its threads runs: each is stopped, or has ended.
     *
     * <p>Who has been told to stop may still be starting a process until then.
     */
    public static boolean standsStill(int number) {
        return Arrays.stream(threadsOf(number))
                .mapToObj(
                        thread -> of(Path.of("/proc", String.valueOf(number), "task", String.valueOf(thread), "stat")))
                .flatMap(Optional::stream)
                .allMatch(usage -> "TtZX".indexOf(usage.state()) >= 0);
    }

    /** The numbers of all processes that can be seen. */
    public static int[] all() {
        return numbersIn(new File("/proc"));
    }

    private static int[] numbersIn(File directory) {
        String[] names = list(directory);
        if (names == null) {
            int opened = FileCalls.open(directory.toPath(), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0);
            if (opened < 0) {
                KernelFile.nothing("open", opened, directory.toPath());
                return new int[0];
            }
            Fd.own(opened).close();
            names = list(directory);
        }
        return names == null
                ? new int[0]
                : Arrays.stream(names).mapToInt(Integer::parseInt).toArray();
    }

    private static String @Nullable [] list(File directory) {
        return directory.list((parent, name) -> Character.isDigit(name.charAt(0)));
    }

    private static long number(String text, String field) {
        return text.lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(
                        line.substring(field.length()).replace("kB", "").strip()))
                .findFirst()
                .orElse(0);
    }

    private static String read(int number, String file) {
        return KernelFile.read(Path.of("/proc", String.valueOf(number), file));
    }
}
