package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * A timer that is a descriptor: readable once it has expired, until it is read or set anew. Does not block.
 */
public final class Timerfd implements AutoCloseable {
    /** Wall-clock time; jumps when somebody sets it. */
    public static final int CLOCK_REALTIME = 0;

    /** Time since some start, not counting sleep of the machine. */
    public static final int CLOCK_MONOTONIC = 1;

    /** Time since some start, counting sleep of the machine. */
    public static final int CLOCK_BOOTTIME = 7;

    private static final int TFD_CLOEXEC = 0x8_0000;
    private static final int TFD_NONBLOCK = 0x800;
    private static final int TFD_TIMER_ABSTIME = 1;
    private static final int TFD_TIMER_CANCEL_ON_SET = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Fd fd;

    private Timerfd(Fd fd) {
        this.fd = fd;
    }

    /**
     * Makes a timer that is not armed.
     *
     * @param clock one of the {@code CLOCK_} constants
     * @throws LinuxException if there is no such clock, or no descriptors are left
     */
    public static Timerfd create(int clock) {
        long result = Syscall.call(SystemCall.TIMERFD_CREATE, clock, TFD_CLOEXEC | TFD_NONBLOCK);
        return new Timerfd(Fd.ownResult(result, "timerfd_create", clock, "TFD_CLOEXEC|TFD_NONBLOCK"));
    }

    /** As {@link #arm(long, long, boolean, boolean)}, whatever happens to the clock. */
    public int arm(long initialNanos, long intervalNanos, boolean absolute) {
        return arm(initialNanos, intervalNanos, absolute, false);
    }

    /**
     * Sets the timer, instead of what it was set to; expirations not yet read are forgotten.
     *
     * @param initialNanos when it expires first: the time of the clock, or from now. What has passed expires at once
     * @param intervalNanos how long between further expirations; 0 for none
     * @param absolute whether {@code initialNanos} is a time of the clock
     * @param cancelOnSet whether {@link #read} is to answer {@code -ECANCELED} when the clock was set; only for an
     *     absolute time of {@link #CLOCK_REALTIME}, otherwise without effect
     * @return 0 or {@code -errno}: {@code EINVAL} for a negative interval
     */
    public int arm(long initialNanos, long intervalNanos, boolean absolute, boolean cancelOnSet) {
        // All zero would disarm, and negative times are refused: a nanosecond from then is as good as at once.
        long first = Math.max(1, initialNanos);
        int flags = (absolute ? TFD_TIMER_ABSTIME : 0) | (cancelOnSet ? TFD_TIMER_CANCEL_ON_SET : 0);
        return set(first, intervalNanos, flags);
    }

    /** Stops the timer and forgets expirations not yet read. Answers 0 or {@code -errno}. */
    public int disarm() {
        return set(0, 0, 0);
    }

    private int set(long initialNanos, long intervalNanos, int flags) {
        MemorySegment scratch = ThreadScratch.get();
        putTimespec(scratch, ThreadScratch.TIMESPEC, intervalNanos);
        putTimespec(scratch, ThreadScratch.TIMESPEC + 2 * Long.BYTES, initialNanos);
        long setting = scratch.address() + ThreadScratch.TIMESPEC;
        return (int) Syscall.call(SystemCall.TIMERFD_SETTIME, fd.number(), flags, setting, 0);
    }

    private static void putTimespec(MemorySegment scratch, long offset, long nanos) {
        scratch.set(JAVA_LONG, offset, nanos / NANOS_PER_SECOND);
        scratch.set(JAVA_LONG, offset + Long.BYTES, nanos % NANOS_PER_SECOND);
    }

    /**
     * Takes the expirations.
     *
     * @return how often it expired since it was set or last read; {@code -EAGAIN} if it did not; {@code -ECANCELED} if the
     *     clock was set and that was asked for, in which case it goes on running
     */
    public long read() {
        MemorySegment scratch = ThreadScratch.get();
        long result = Syscall.call(SystemCall.READ, fd.number(), scratch.address() + ThreadScratch.WORD, Long.BYTES);
        return result < 0 ? result : scratch.get(JAVA_LONG, ThreadScratch.WORD);
    }

    /** The descriptor, still owned by this. */
    public Fd fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
    }
}
