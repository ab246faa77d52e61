package org.basenamed.linux;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/*
 * Whoever takes a lack of descriptors for the end of a process believes the living dead, so the two are told apart here.
 */
/** Files by which the kernel tells of itself, of processes and of groups of them. */
public final class KernelFile {
    private static final int PART_BYTES = 4096;
    private static final Path OWN_USERS = Path.of("/proc/self/uid_map");
    private static final String EVERYBODY = "0 0 4294967295";

    private KernelFile() {}

    /**
     * What a file says.
     *
     * @return empty if what it tells of has ended, or is not ours to look at
     * @throws LinuxException if it cannot be read for another reason: {@code EMFILE}, {@code ENFILE}, {@code ENOMEM}
     */
    public static String read(Path path) {
        int opened = FileCalls.open(path, FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0);
        if (opened < 0) {
            return nothing("open", opened, path);
        }
        try (Fd file = Fd.own(opened);
                Arena arena = Arena.ofConfined()) {
            MemorySegment part = arena.allocate(PART_BYTES);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            long length = FileCalls.pread(file, part, 0);
            while (length > 0) {
                all.writeBytes(part.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
                length = FileCalls.pread(file, part, all.size());
            }
            return length < 0 ? nothing("read", (int) length, path) : all.toString(StandardCharsets.UTF_8);
        }
    }

    /**
     * The first line of what a file says, without blanks around it.
     *
     * @return empty if there is nothing to be read: the kernel does not know of it, or what it tells of has ended
     * @throws LinuxException as {@link #read}
     */
    public static String firstLine(Path path) {
        return read(path).lines().findFirst().orElse("").strip();
    }

    /**
     * Whether a process has the machine's own users: in a user name space of its own most of them have no number, and anybody may be root
     * there. False if the process has ended.
     *
     * @param process its number
     * @throws LinuxException if that cannot be found out
     */
    public static boolean hasUsersOfMachine(int process) {
        return isEverybody(Path.of("/proc", Integer.toString(process), "uid_map"));
    }

    /**
     * Whether this process has the machine's own users, as it always has where the kernel knows no user name spaces.
     *
     * @throws LinuxException if that cannot be found out
     */
    public static boolean isAmongUsersOfMachine() {
        return !Files.exists(OWN_USERS) || isEverybody(OWN_USERS);
    }

    private static boolean isEverybody(Path map) {
        return firstLine(map).replaceAll("\\s+", " ").equals(EVERYBODY);
    }

    /** Sees to it that a failure means that there is nothing to be seen. */
    static String nothing(String call, int result, Path path) {
        return switch (-result) {
            case Errno.ENOENT, Errno.ESRCH, Errno.ENODEV, Errno.EACCES, Errno.EPERM -> "";
            default -> throw new LinuxException(call, -result, path);
        };
    }
}
