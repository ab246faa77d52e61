package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** A thread of this process as the kernel sees it. */
final class KernelThread {
    private static final MethodHandle TGKILL =
            Libc.link("tgkill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

    /** The JVM uses this signal for its own suspensions, and ignores one that it has not sent. */
    private static final int SIGUSR2 = 12;

    private KernelThread() {}

    static boolean isAsleepIn(int tid, SystemCall call) {
        // "running", or the number of the call that the thread sleeps in and its arguments.
        return tid != 0 && read(tid, "syscall").startsWith(call.number + " ");
    }

    static long voluntarySwitches(int tid) {
        return read(tid, "status")
                .lines()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Has the thread handle a signal, which ends some calls with {@code EINTR} and leaves no other trace. */
    static void interrupt(int tid) {
        try {
            int result = (int) TGKILL.invokeExact(ProcessCalls.getpid(), tid, SIGUSR2);
            if (result != 0) {
                throw new AssertionError("tgkill of " + tid);
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw Libc.impossible("tgkill", thrown);
        }
    }

    private static String read(int tid, String file) {
        try {
            return Files.readString(Path.of("/proc/self/task/" + tid + "/" + file));
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }
}
