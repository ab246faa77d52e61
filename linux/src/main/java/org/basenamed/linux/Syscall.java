package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The one place that enters the kernel: {@code syscall(2)}, answering the result or {@code -errno}.
 *
 * <p>One handle serves all calls but {@link #unexplained}. The kernel's interface is the same under every C library, has no wrapper to wait for,
 * and linking a handle costs milliseconds that a short-lived process would pay for each function anew.
 *
 * <p>A call allocates nothing once the JVM's last compiler has been there; before, code of JDK 25's linker makes one object
 * of 40 bytes for each.
 *
 * <p>No call is linked as {@code critical}: most may block, and a thread in a critical call holds up every safepoint of
 * the JVM. {@code EINTR} is handed through; who may repeat the call repeats it.
 */
final class Syscall {
    /**
     * (errno out, number, six arguments, held). A C function ignores variadic arguments that it does not ask for, so the
     * last one costs a store and reaches nobody; but the linker keeps its arena open until the call has returned. That
     * is how a buffer whose address hides inside a structure cannot be freed under the kernel's hands.
     */
    private static final MethodHandle SYSCALL = linkAlike("syscall");

    private Syscall() {}

    /**
     * Another function of the C library, linked as if it took the same: the linker does not do its work of milliseconds again.
     *
     * @return for {@link #callAlike}
     */
    static MethodHandle linkAlike(String name) {
        return Libc.link(
                name,
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        ADDRESS),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
    }

    /** Calls a function of {@link #linkAlike} that takes up to two addresses or integers, and answers an {@code int}. */
    static int callAlike(MethodHandle function, long a, long b) {
        try {
            return (int) (long) function.invokeExact(ThreadScratch.get(), a, b, 0L, 0L, 0L, 0L, 0L, MemorySegment.NULL);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw Libc.impossible("a function of the C library", thrown);
        }
    }

    static long call(SystemCall call) {
        return call(call, 0, 0, 0, 0, 0, 0);
    }

    static long call(SystemCall call, long a) {
        return call(call, a, 0, 0, 0, 0, 0);
    }

    static long call(SystemCall call, long a, long b) {
        return call(call, a, b, 0, 0, 0, 0);
    }

    static long call(SystemCall call, long a, long b, long c) {
        return call(call, a, b, c, 0, 0, 0);
    }

    static long call(SystemCall call, long a, long b, long c, long d) {
        return call(call, a, b, c, d, 0, 0);
    }

    static long call(SystemCall call, long a, long b, long c, long d, long e) {
        return call(call, a, b, c, d, e, 0);
    }

    static long call(SystemCall call, long a, long b, long c, long d, long e, long f) {
        return holding(MemorySegment.NULL, call, a, b, c, d, e, f);
    }

    static long holding(MemorySegment held, SystemCall call, long a, long b, long c) {
        return holding(held, call, a, b, c, 0, 0, 0);
    }

    static long holding(MemorySegment held, SystemCall call, long a, long b, long c, long d) {
        return holding(held, call, a, b, c, d, 0, 0);
    }

    static long holding(MemorySegment held, SystemCall call, long a, long b, long c, long d, long e) {
        return holding(held, call, a, b, c, d, e, 0);
    }

    /**
     * Makes the call and keeps the arena of {@code held} open until it has returned.
     *
     * @return the result, or {@code -errno}. Only -1 is a failure: an address may well be negative
     * @throws IllegalStateException if the arena of {@code held} is closed, or confined to another thread
     * @throws IllegalArgumentException if {@code held} is on the heap, which the kernel cannot address
     */
    static long holding(MemorySegment held, SystemCall call, long a, long b, long c, long d, long e, long f) {
        MemorySegment scratch = ThreadScratch.get();
        long result;
        try {
            result = (long) SYSCALL.invokeExact(scratch, (long) call.number, a, b, c, d, e, f, held);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw Libc.impossible("syscall", thrown);
        }
        return result == -1 ? -scratch.get(JAVA_INT, ThreadScratch.ERRNO) : result;
    }

    /** (number, six arguments), linked when the first call is made: a further kind of call costs some milliseconds. */
    private static final class Unexplained {
        static final MethodHandle SYSCALL = Libc.link(
                "syscall",
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));

        private Unexplained() {}
    }

    /**
     * Makes a call of which nobody asks why it has failed. The JVM keeps {@code errno} by two calls of its own, which take
     * longer than all else that it does around a call, the more so after another process has had the processor.
     *
     * @return the result; -1 for every failure
     */
    static long unexplained(SystemCall call, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Unexplained.SYSCALL.invokeExact((long) call.number, a, b, c, d, e, f);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw Libc.impossible("syscall", thrown);
        }
    }
}
