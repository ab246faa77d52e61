package org.basenamed.model.waitable;

/**
 * The value by which a mutex knows its owner.
 *
 * <pre>
 *  30             16 15              0
 *  +----------------+----------------+
 *  |  process slot  |  thread slot   |
 *  +----------------+----------------+
 * </pre>
 *
 * Both are numbers of the broker's and the process's own, from 1: they mean the same in every pid name space, and are not used
 * again as long as a word may name them.
 */
public final class OwnerId {
    /** The greatest process slot: with the greatest thread slot it stays below {@link Mutex#HANDED_OVER}. */
    public static final int MAX_PROCESS_SLOT = 0x7FFE;

    public static final int MAX_THREAD_SLOT = 0xFFFF;

    private static final int PROCESS_SHIFT = 16;

    private OwnerId() {}

    public static int of(int processSlot, int threadSlot) {
        return processSlot << PROCESS_SHIFT | threadSlot;
    }

    public static int processSlot(int owner) {
        return owner >>> PROCESS_SHIFT;
    }

    public static int threadSlot(int owner) {
        return owner & MAX_THREAD_SLOT;
    }
}
