package org.basenamed.linux;

import java.lang.foreign.MemorySegment;

/**
 * The calls of {@link Futex} for one thread, which alone may make them: the memory that they need is at hand. To look for it takes a good part
 * of what such a call takes when another process has had the processor before.
 */
public final class ThreadFutex {
    private final MemorySegment scratch = ThreadScratch.get();

    /** For the calling thread. */
    public ThreadFutex() {}

    /** As {@link Futex#waitUntil}. */
    public int waitUntil(long address, int expected, long deadlineNanos) {
        return Futex.waitUntil(scratch, address, expected, deadlineNanos);
    }

    /** As {@link Futex#wake}. */
    public int wake(long address, int count) {
        return Futex.wake(scratch, address, count);
    }
}
