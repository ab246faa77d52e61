package org.basenamed.broker.timing;

import org.basenamed.broker.waiting.Board;

/**
 * The thread to which a timer queues a call whenever it expires (SYN-40).
 *
 * @param board its process's
 * @param threadSlot its place there
 * @param cookie by which it knows the call
 */
public record CallTarget(Board board, int threadSlot, long cookie) {
    boolean isThread(Board otherBoard, int otherSlot) {
        return board == otherBoard && threadSlot == otherSlot;
    }

    /** How a mutex would know the thread; no other living thread has this number. */
    int owner() {
        return board.owner(threadSlot);
    }
}
