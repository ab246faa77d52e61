package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The native memory a thread lends to its own calls, so that they neither allocate nor share.
 *
 * <pre>
 *  0        16                48        56       64             80               112             144
 *  +--------+-----------------+---------+--------+--------------+----------------+---------------+
 *  | errno  | timespec (or 2) | pollfd  | word   | epoll_event  | iovec[2]       | flock         |
 *  +--------+-----------------+---------+--------+--------------+----------------+---------------+
 * </pre>
 *
 * <p>No call is made from inside another on the same thread, so one of each is enough. A virtual thread has its own: it
 * cannot leave its carrier inside a native call, but it may between filling in an argument and making the call. The
 * memory goes when the thread has been collected.
 */
final class ThreadScratch {
    static final long ERRNO = 0;
    static final long TIMESPEC = 16;
    static final long POLLFD = 48;
    static final long WORD = 56;
    static final long EPOLL_EVENT = 64;
    static final long IOVECS = 80;
    static final long FLOCK = 112;

    private static final long BYTES = 144;
    private static final ThreadLocal<MemorySegment> OF_THREAD =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(BYTES, Long.BYTES));

    private ThreadScratch() {}

    /** The current thread's. It must not be handed to another thread, nor kept. */
    static MemorySegment get() {
        return OF_THREAD.get();
    }
}
