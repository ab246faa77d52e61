package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The clocks that deadlines and starts of processes refer to.
 *
 * <p>Through the C library, not as a system call: there it reads a page the kernel keeps in the process, without entering
 * the kernel.
 */
final class MonotonicClock {
    private static final MethodHandle CLOCK_GETTIME =
            Libc.link("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ValueLayout.ADDRESS));
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_BOOTTIME = 7;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private MonotonicClock() {}

    static long nanos() {
        return nanos(CLOCK_MONOTONIC);
    }

    /** Since the machine was started, in which time it may have been suspended. */
    static long sinceBootNanos() {
        return nanos(CLOCK_BOOTTIME);
    }

    private static long nanos(int clock) {
        MemorySegment scratch = ThreadScratch.get();
        int result;
        try {
            result = (int) CLOCK_GETTIME.invokeExact(clock, scratch);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw Libc.impossible("clock_gettime", thrown);
        }
        if (result != 0) {
            throw new IllegalStateException("this system has no clock " + clock);
        }
        return scratch.get(JAVA_LONG, 0) * NANOS_PER_SECOND + scratch.get(JAVA_LONG, Long.BYTES);
    }
}
