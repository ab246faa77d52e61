package org.basenamed.client.core;

import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Errno;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;

/**
 * Looks for a reply for a while before the thread sleeps for it. A broker that is awake answers within microseconds; being
 * woken by it would cost tens of them.
 */
final class ReplySpin {
    private static final long MAX_NANOS = 50_000;
    /** After so many looks in vain only one call in so many looks again. */
    private static final int REST = 16;

    private static final boolean HAS_OTHER_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;

    private int misses;

    /** What {@link SeqpacketSocket#receive} gave; {@code -EAGAIN} when nothing came in time. */
    int receive(SeqpacketSocket socket, MemorySegment buffer, ReceivedFds fds) {
        if (!HAS_OTHER_PROCESSOR || (misses > REST && misses++ % REST != 0)) {
            return -Errno.EAGAIN;
        }
        long start = System.nanoTime();
        do {
            int length = socket.receive(buffer, fds, false);
            if (length != -Errno.EAGAIN) {
                misses = 0;
                return length;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() - start < MAX_NANOS);
        misses++;
        return -Errno.EAGAIN;
    }
}
