package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.Objects;

/**
 * Sleeping on a 32-bit word of memory, and waking who sleeps there.
 *
 * <p>Process-shared: the word is known by the page behind it, so processes meet at the same word whatever address it has
 * in each. A word is aligned to 4 bytes. Nothing here allocates.
 *
 * <p>A waiter may be woken for no reason, and a signal of the system ends its sleep: whoever waits looks at the word again
 * and decides anew. So nobody asks why a sleep has ended, and {@link #waitUntil} and {@link #wake} do not tell: to keep
 * {@code errno} is the dearest step of a call from Java, and these are the calls that have to be fast. The thread is blocked in the kernel, and with it the carrier of a virtual thread; an interrupt of Java
 * does not end the wait.
 *
 * <p>The kernel's compare-and-sleep orders this thread's reads of the word after a waker's write and wake; for everything
 * else around it the usual volatile access to the word is needed.
 */
public final class Futex {
    /** As a deadline: never. */
    public static final long NO_TIMEOUT = -1;

    /** To wake all who sleep on the word. */
    public static final int WAKE_ALL = Integer.MAX_VALUE;

    /** The most words that {@link #waitAny} takes. */
    public static final int MAX_WAITERS = 128;

    /**
     * One word to wait on in {@link #waitAny}.
     *
     * <pre>
     *  0                8                16       20       24
     *  +----------------+----------------+--------+--------+
     *  | expected       | address        | flags  | 0      |
     *  +----------------+----------------+--------+--------+
     * </pre>
     */
    public static final StructLayout WAITV_ENTRY = MemoryLayout.structLayout(
            JAVA_LONG.withName("expected"),
            JAVA_LONG.withName("address"),
            JAVA_INT.withName("flags"),
            JAVA_INT.withName("reserved"));

    private static final long EXPECTED = 0;
    private static final long ADDRESS = 8;
    private static final long FLAGS = 16;
    private static final long RESERVED = 20;
    private static final long ENTRY_BYTES = WAITV_ENTRY.byteSize();

    private static final int FUTEX_WAKE = 1;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final long MATCH_ANY = 0xffff_ffffL;
    private static final int FUTEX2_SIZE_U32 = 2;
    private static final int CLOCK_MONOTONIC = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Futex() {}

    /**
     * Sleeps while the word is {@code expected}, until it is woken or the monotonic clock has reached a point in time.
     *
     * @param deadlineNanos as told by {@link ProcessCalls#monotonicNanos}; {@link #NO_TIMEOUT} for never
     * @return whether it was woken. If not: the word was something else, the time is over, a signal of the system has come,
     *     or no aligned word is mapped there
     * @throws IllegalArgumentException if the deadline is negative and not {@link #NO_TIMEOUT}
     */
    public static boolean waitUntil(long address, int expected, long deadlineNanos) {
        long deadline = timespec(deadlineNanos);
        return Syscall.unexplained(SystemCall.FUTEX, address, FUTEX_WAIT_BITSET, expected, deadline, 0, MATCH_ANY) == 0;
    }

    /**
     * Wakes up to {@code count} of those who sleep on the word.
     *
     * @return how many were woken; negative if no aligned word is mapped there
     */
    public static int wake(long address, int count) {
        return (int) Syscall.unexplained(SystemCall.FUTEX, address, FUTEX_WAKE, count, 0, 0, 0);
    }

    /**
     * Sleeps while every word is what was expected of it, until one is woken.
     *
     * @param waiters filled in by {@link #setWaiter}; native memory
     * @param count how many of them, 1 to {@link #MAX_WAITERS}
     * @param deadlineNanosMonotonic as told by {@link ProcessCalls#monotonicNanos}; {@link #NO_TIMEOUT} for never
     * @return the index of one that was woken; {@code -EAGAIN} if a word was something else; {@code -ETIMEDOUT};
     *     {@code -EINTR}; {@code -EFAULT}; {@code -EINVAL} for a bad count or alignment
     * @throws UnsupportedOperationException if the kernel is older than 5.16, or a filter forbids the call
     * @throws IndexOutOfBoundsException if {@code waiters} is too small for {@code count}
     */
    public static int waitAny(MemorySegment waiters, int count, long deadlineNanosMonotonic) {
        requireWaitv(KernelFeatures.probed());
        Objects.checkFromIndexSize(0, count * ENTRY_BYTES, waiters.byteSize());
        return (int) Syscall.holding(
                waiters,
                SystemCall.FUTEX_WAITV,
                waiters.address(),
                count,
                0,
                timespec(deadlineNanosMonotonic),
                CLOCK_MONOTONIC);
    }

    static void requireWaitv(KernelFeatures kernel) {
        if (!kernel.futexWaitv()) {
            throw new UnsupportedOperationException(
                    "waiting for several objects needs futex_waitv: Linux 5.16 or newer");
        }
    }

    /** Writes the {@code index}-th entry of an array of {@link #WAITV_ENTRY}. */
    public static void setWaiter(MemorySegment waiters, int index, long address, int expected) {
        long entry = index * ENTRY_BYTES;
        waiters.set(JAVA_LONG, entry + EXPECTED, Integer.toUnsignedLong(expected));
        waiters.set(JAVA_LONG, entry + ADDRESS, address);
        waiters.set(JAVA_INT, entry + FLAGS, FUTEX2_SIZE_U32);
        waiters.set(JAVA_INT, entry + RESERVED, 0);
    }

    /** The address of the thread's timespec, filled in; 0 for no time-out. */
    private static long timespec(long nanos) {
        if (nanos == NO_TIMEOUT) {
            return 0;
        }
        if (nanos < 0) {
            throw new IllegalArgumentException("negative time: " + nanos + " ns");
        }
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_LONG, ThreadScratch.TIMESPEC, nanos / NANOS_PER_SECOND);
        scratch.set(JAVA_LONG, ThreadScratch.TIMESPEC + Long.BYTES, nanos % NANOS_PER_SECOND);
        return scratch.address() + ThreadScratch.TIMESPEC;
    }
}
