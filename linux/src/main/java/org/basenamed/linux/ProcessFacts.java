package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the kernel tells of a process or thread by a pidfd of it: itself since Linux 6.13, and through /proc before.
 *
 * @param processNumber the number of the process
 * @param parentNumber the number of its parent; 0 if that cannot be seen from here
 * @param realUid its real user
 * @param effectiveUid its effective user
 * @param savedUid its saved user
 */
public record ProcessFacts(int processNumber, int parentNumber, int realUid, int effectiveUid, int savedUid) {
    private static final long PIDFD_GET_INFO = 0xC040_FF0BL;
    private static final long INFO_PID = 0x1;
    private static final long INFO_CREDS = 0x2;
    private static final long INFO_EXIT = 0x8;
    private static final long INFO_BYTES = 64;
    private static final int TGID_OFFSET = 20;
    private static final int PPID_OFFSET = 24;
    private static final int RUID_OFFSET = 28;
    private static final int EUID_OFFSET = 36;
    private static final int SUID_OFFSET = 44;
    private static final int EXIT_OFFSET = 60;

    /** In /proc/PID/stat, counted from the state, which follows the name. */
    private static final int STAT_EXIT_CODE = 49;

    private static final int SIGNAL_BITS = 0x7F;
    /** As an exit code, a signal is added to this; shells and the Java platform do so. */
    private static final int SIGNAL_BASE = 128;

    /**
     * The facts of a process or thread that has not ended.
     *
     * @param number the number by which {@code pidfd} was opened
     * @return empty if it has ended
     */
    public static Optional<ProcessFacts> of(Fd pidfd, int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_BYTES, Long.BYTES);
            if (told(pidfd, info, INFO_PID | INFO_CREDS)) {
                return Optional.of(new ProcessFacts(
                        info.get(JAVA_INT, TGID_OFFSET),
                        info.get(JAVA_INT, PPID_OFFSET),
                        info.get(JAVA_INT, RUID_OFFSET),
                        info.get(JAVA_INT, EUID_OFFSET),
                        info.get(JAVA_INT, SUID_OFFSET)));
            }
        }
        return fromProc(pidfd, number);
    }

    private static boolean told(Fd pidfd, MemorySegment info, long wanted) {
        info.set(JAVA_LONG, 0, wanted);
        long result = Syscall.holding(info, SystemCall.IOCTL, pidfd.number(), PIDFD_GET_INFO, info.address());
        return result == 0 && (info.get(JAVA_LONG, 0) & wanted) == wanted;
    }

    private static Optional<ProcessFacts> fromProc(Fd pidfd, int number) {
        String status = read(number, "status");
        // as it has not ended after the look, the look was at it and not at another one with its number
        if (status.isEmpty() || Pidfd.hasExited(pidfd)) {
            return Optional.empty();
        }
        String[] uids = field(status, "Uid:").split("\\s+", -1);
        return Optional.of(new ProcessFacts(
                Integer.parseInt(field(status, "Tgid:")),
                Integer.parseInt(field(status, "PPid:")),
                Integer.parseInt(uids[0]),
                Integer.parseInt(uids[1]),
                Integer.parseInt(uids[2])));
    }

    private static String field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("0");
    }

    private static String read(int number, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(number), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // it has ended, which is an answer
            return "";
        }
    }

    /**
     * How a process or thread ended that has: its exit code, of which the kernel keeps 8 bits, or 128 and the signal that ended it.
     * Before Linux 6.15 it is known only until the parent has waited for it.
     *
     * @param number the number by which {@code pidfd} was opened
     * @return empty if that is not known any more, or it has not ended
     */
    public static OptionalInt exitCode(Fd pidfd, int number) {
        OptionalInt first = toldExit(pidfd);
        if (first.isPresent()) {
            return first;
        }
        OptionalInt second = exitInProc(number);
        // between the two looks the parent may have waited for it, and then it is told
        OptionalInt third = toldExit(pidfd);
        return third.isPresent() ? third : second;
    }

    private static OptionalInt toldExit(Fd pidfd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_BYTES, Long.BYTES);
            return told(pidfd, info, INFO_EXIT)
                    ? OptionalInt.of(decoded(info.get(JAVA_INT, EXIT_OFFSET)))
                    : OptionalInt.empty();
        }
    }

    private static OptionalInt exitInProc(int number) {
        String stat = read(number, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        boolean zombie = fields[0].equals("Z") && fields.length > STAT_EXIT_CODE;
        return zombie ? OptionalInt.of(decoded(Integer.parseInt(fields[STAT_EXIT_CODE]))) : OptionalInt.empty();
    }

    private static int decoded(int waitStatus) {
        int signal = waitStatus & SIGNAL_BITS;
        return signal == 0 ? (waitStatus >>> Byte.SIZE) & 0xFF : SIGNAL_BASE + signal;
    }

    /**
     * The numbers of a process or thread, from that in this pid name space to that in its own; one if these are the same.
     *
     * @return empty if it is gone, or cannot be seen from here
     */
    public static List<Integer> numbers(int number) {
        String numbers = field(read(number, "status"), "NSpid:");
        return number == 0 || numbers.equals("0")
                ? List.of()
                : Arrays.stream(numbers.split("\\s+", -1)).map(Integer::valueOf).toList();
    }

    /** The threads of a process, by number; empty if it is gone, or cannot be seen from here. */
    public static List<Integer> threads(int processNumber) {
        String[] names = new File("/proc/" + processNumber + "/task").list();
        return names == null
                ? List.of()
                : Arrays.stream(names).map(Integer::valueOf).toList();
    }

    /** The environment that a process was started with, as far as this one may read it; empty otherwise. */
    public static String environment(int number) {
        return read(number, "environ");
    }

    /** What a process or thread calls itself; empty if there is none, or it may not be seen. */
    public static String command(int number) {
        return read(number, "comm").strip();
    }
}
