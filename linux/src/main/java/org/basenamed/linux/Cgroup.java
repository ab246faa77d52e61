package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One control group of the second version.
 *
 * @param directory its directory
 */
public record Cgroup(Path directory) {
    private static final int DIRECTORY_MODE = 0755;
    private static final String PROCESSES = "cgroup.procs";

    /** The group of that name below it. */
    public Cgroup child(String name) {
        return new Cgroup(directory.resolve(name));
    }

    /** Makes it. Answers 0, also if it is there, or {@code -errno}: {@code EACCES}, {@code EROFS}, {@code EAGAIN} for too many. */
    public int create() {
        int made = FileCalls.mkdir(directory, DIRECTORY_MODE);
        return made == -Errno.EEXIST ? 0 : made;
    }

    /** Removes it. Answers 0 or {@code -errno}: {@code EBUSY} while a process or group is in it. */
    public int remove() {
        return FileCalls.rmdir(directory);
    }

    /** Whether processes may be moved into it, as far as its own permissions tell. */
    public boolean isWritable() {
        return Files.isWritable(directory.resolve(PROCESSES)) && Files.isWritable(directory);
    }

    /**
     * Moves a process with all its threads into it. What it starts from then on is in it, too.
     *
     * @return 0 or {@code -errno}: {@code ESRCH} if it has ended, {@code EACCES} if the way from its group is not ours to go, {@code EBUSY}
     *     and {@code EOPNOTSUPP} if the group cannot have processes
     */
    public int add(int pid) {
        return write(PROCESSES, String.valueOf(pid));
    }

    /** The processes directly in it; none if it has gone. */
    public List<Integer> processes() {
        return read(PROCESSES)
                .lines()
                .map(Integer::valueOf)
                .filter(pid -> pid > 0)
                .toList();
    }

    /** Whether a process is in it, or in a group below it. */
    public boolean isPopulated() {
        return field("cgroup.events", "populated") == 1;
    }

    /** Ends all processes in it and below it at one stroke, those that are being started among them. Answers 0 or {@code -errno}. */
    public int kill() {
        return write("cgroup.kill", "1");
    }

    /** Lets all processes in it and below it stand still, or go on. Answers 0 or {@code -errno}. */
    public int freeze(boolean still) {
        return write("cgroup.freeze", still ? "1" : "0");
    }

    /** Opens the file that tells when it has become empty: {@link Epoll#EPOLLPRI}, once after each {@link #quiet}. */
    public int openEvents() {
        return FileCalls.open(directory.resolve("cgroup.events"), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0);
    }

    /** Takes notice of a change, so that the next one is told. */
    public static void quiet(Fd events) {
        try (Arena arena = Arena.ofConfined()) {
            // what it says is asked for anew by isPopulated
            FileCalls.pread(events, arena.allocate(256), 0);
        }
    }

    /** Whether such a file is there: it tells whether its controller is. */
    public boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    /** The number behind a name in a file of such lines; -1 if it is not there. */
    public long field(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(
                        line -> Long.parseLong(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElse(-1);
    }

    /**
     * What a file says; nothing if the group has gone, or the file never was there.
     *
     * @throws LinuxException if it cannot be read for another reason, as without descriptors
     */
    public String read(String file) {
        return KernelFile.read(directory.resolve(file)).strip();
    }

    /** Writes to one of its files. Answers 0 or {@code -errno}: {@code ENOENT} if it is not there. */
    public int write(String file, String text) {
        int opened = FileCalls.open(directory.resolve(file), FileCalls.O_WRONLY | FileCalls.O_CLOEXEC, 0);
        if (opened < 0) {
            return opened;
        }
        try (Fd fd = Fd.own(opened);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(text, StandardCharsets.UTF_8);
            long written = FileCalls.pwrite(fd, bytes.asSlice(0, bytes.byteSize() - 1), 0);
            return written < 0 ? (int) written : 0;
        }
    }
}
