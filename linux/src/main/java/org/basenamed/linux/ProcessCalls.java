package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The process itself: who it is, signals, its own memory, its thread's CPU, its clock.
 */
public final class ProcessCalls {
    /** The signal that ends a process without its being asked. */
    public static final int SIGKILL = 9;

    /** The signal after which a stopped process goes on. */
    public static final int SIGCONT = 18;

    /** The signal that stops a process without its being asked. */
    public static final int SIGSTOP = 19;

    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_SET_NAME = 15;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final long IOVEC_BYTES = 16;
    private static final int CPUS_BYTES = 1024;

    private ProcessCalls() {}

    /** The process's number in its pid namespace. */
    public static int getpid() {
        return (int) Syscall.call(SystemCall.GETPID);
    }

    /** The kernel's number of the current thread; of the carrier, for a virtual thread. */
    public static int gettid() {
        return (int) Syscall.call(SystemCall.GETTID);
    }

    /** The real user. */
    public static int getuid() {
        return (int) Syscall.call(SystemCall.GETUID);
    }

    /** The effective user. */
    public static int geteuid() {
        return (int) Syscall.call(SystemCall.GETEUID);
    }

    /** The effective group. */
    public static int getegid() {
        return (int) Syscall.call(SystemCall.GETEGID);
    }

    /** Starts a session: its number, or {@code -EPERM} for a process that leads a group. */
    public static int setsid() {
        return (int) Syscall.call(SystemCall.SETSID);
    }

    /**
     * Sends a signal to a process by its number; {@link Pidfd#sendSignal} cannot meet the wrong one.
     *
     * @return 0 or {@code -errno}: {@code ESRCH}, {@code EPERM}
     */
    public static int kill(int pid, int signal) {
        return (int) Syscall.call(SystemCall.KILL, pid, signal);
    }

    /**
     * Runs another program in this process, in place of this one: all threads end but for one, and descriptors that are closed on exec
     * close.
     *
     * @param command the program's absolute path, and its arguments
     * @param environment its environment, as {@code NAME=VALUE}
     * @return why that cannot be; it does not return otherwise
     */
    public static LinuxException exec(List<String> command, List<String> environment) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = strings(arena, command);
            MemorySegment variables = strings(arena, environment);
            long result = Syscall.holding(
                    arguments,
                    SystemCall.EXECVE,
                    arguments.get(JAVA_LONG, 0),
                    arguments.address(),
                    variables.address());
            return new LinuxException("execve", (int) -result, command.getFirst());
        }
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        MemorySegment pointers = arena.allocate(JAVA_LONG, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            MemorySegment text = NativeStrings.allocate(arena, NativeStrings.bytes(texts.get(i)));
            pointers.setAtIndex(JAVA_LONG, i, text.address());
        }
        return pointers;
    }

    /** Sets the permissions that new files of the whole process do not get; the ones before. */
    public static int umask(int mask) {
        return (int) Syscall.call(SystemCall.UMASK, mask);
    }

    /**
     * Reads this process's memory where it may not be mapped: fails where a plain access would end the process.
     *
     * @return how many bytes were read, which is fewer if the range is mapped only at its beginning; or {@code -errno}:
     *     {@code EFAULT} if nothing is mapped there
     */
    public static long readMemory(long address, MemorySegment into) {
        return transfer(SystemCall.PROCESS_VM_READV, address, into);
    }

    /** Writes this process's memory, as {@link #readMemory} reads it; {@code EFAULT} also if it may not be written. */
    public static long writeMemory(long address, MemorySegment from) {
        return transfer(SystemCall.PROCESS_VM_WRITEV, address, from);
    }

    private static long transfer(SystemCall call, long address, MemorySegment local) {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_LONG, ThreadScratch.IOVECS, local.address());
        scratch.set(JAVA_LONG, ThreadScratch.IOVECS + 8, local.byteSize());
        scratch.set(JAVA_LONG, ThreadScratch.IOVECS + 16, address);
        scratch.set(JAVA_LONG, ThreadScratch.IOVECS + 24, local.byteSize());
        long here = scratch.address() + ThreadScratch.IOVECS;
        return Syscall.holding(local, call, getpid(), here, 1, here + IOVEC_BYTES, 1, 0);
    }

    /** Lets another thread of the same priority run. */
    public static void schedYield() {
        Syscall.call(SystemCall.SCHED_YIELD);
    }

    /** The monotonic clock, to which the deadlines of {@link Futex} refer; the same in all processes of the machine. */
    public static long monotonicNanos() {
        return MonotonicClock.nanos();
    }

    /**
     * Keeps the current thread on one CPU.
     *
     * @return 0 or {@code -errno}: {@code EINVAL} if there is no such CPU, or this process may not use it
     * @throws IllegalArgumentException if it is negative or beyond 8191
     */
    public static int schedSetaffinity(int cpu) {
        if (cpu < 0 || cpu >= CPUS_BYTES * Byte.SIZE) {
            throw new IllegalArgumentException("CPU " + cpu);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cpus = arena.allocate(CPUS_BYTES, Long.BYTES);
            cpus.set(JAVA_BYTE, cpu / Byte.SIZE, (byte) (1 << cpu % Byte.SIZE));
            return (int) Syscall.holding(cpus, SystemCall.SCHED_SETAFFINITY, 0, CPUS_BYTES, cpus.address());
        }
    }

    /** Names the current thread for {@code ps} and the like; the kernel keeps the first 15 bytes. */
    public static int setThreadName(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = NativeStrings.allocate(arena, name.getBytes(StandardCharsets.UTF_8));
            return (int) Syscall.holding(text, SystemCall.PRCTL, PR_SET_NAME, text.address(), 0, 0, 0);
        }
    }

    /**
     * Has the kernel signal this process when the thread that started it ends; 0 for no longer. The parent may have gone
     * before the call: ask for it afterwards.
     *
     * @return 0 or {@code -errno}
     */
    public static int setParentDeathSignal(int signal) {
        return (int) Syscall.call(SystemCall.PRCTL, PR_SET_PDEATHSIG, signal, 0, 0, 0);
    }

    /** Makes this process the parent of its orphaned descendants, or no longer. Answers 0 or {@code -errno}. */
    public static int setChildSubreaper(boolean subreaper) {
        return (int) Syscall.call(SystemCall.PRCTL, PR_SET_CHILD_SUBREAPER, subreaper ? 1 : 0, 0, 0, 0);
    }

    /** Whether others of the same user may trace this process and see its descriptors. */
    public static boolean isDumpable() {
        return Syscall.call(SystemCall.PRCTL, PR_GET_DUMPABLE, 0, 0, 0, 0) == 1;
    }

    /** Lets others of the same user trace this process and see its descriptors, or no longer. Answers 0 or {@code -errno}. */
    public static int setDumpable(boolean dumpable) {
        return (int) Syscall.call(SystemCall.PRCTL, PR_SET_DUMPABLE, dumpable ? 1 : 0, 0, 0, 0);
    }
}
