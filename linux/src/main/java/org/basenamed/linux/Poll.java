package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * Waits for one descriptor.
 */
final class Poll {
    static final int FOREVER = -1;

    private static final short POLLIN = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int POLLNVAL = 0x20;

    private Poll() {}

    /**
     * Waits, and after {@code EINTR} goes on with the time that is left.
     *
     * @param timeoutMillis {@link #FOREVER}, or 0 not to wait
     * @return 1 if readable, at its end or in error; 0 if the time is over; {@code -errno}
     */
    static int readable(int fd, int timeoutMillis) {
        long timeoutNanos = timeoutMillis < 0 ? FOREVER : timeoutMillis * NANOS_PER_MILLI;
        long start = timeoutMillis > 0 ? System.nanoTime() : 0;
        long leftNanos = timeoutNanos;
        while (true) {
            int result = once(fd, POLLIN, leftNanos);
            if (result != -Errno.EINTR) {
                return result;
            }
            if (timeoutMillis > 0) {
                leftNanos = Math.max(0, timeoutNanos - (System.nanoTime() - start));
            }
        }
    }

    private static int once(int fd, short events, long timeoutNanos) {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_INT, ThreadScratch.POLLFD, fd);
        scratch.set(JAVA_SHORT, ThreadScratch.POLLFD + 4, events);
        scratch.set(JAVA_SHORT, ThreadScratch.POLLFD + 6, (short) 0);
        long timespec = 0;
        if (timeoutNanos >= 0) {
            scratch.set(JAVA_LONG, ThreadScratch.TIMESPEC, timeoutNanos / NANOS_PER_SECOND);
            scratch.set(JAVA_LONG, ThreadScratch.TIMESPEC + Long.BYTES, timeoutNanos % NANOS_PER_SECOND);
            timespec = scratch.address() + ThreadScratch.TIMESPEC;
        }
        long pollfd = scratch.address() + ThreadScratch.POLLFD;
        int result = (int) Syscall.call(SystemCall.PPOLL, pollfd, 1, timespec);
        if (result == 1 && (scratch.get(JAVA_SHORT, ThreadScratch.POLLFD + 6) & POLLNVAL) != 0) {
            return -Errno.EBADF;
        }
        return result;
    }
}
