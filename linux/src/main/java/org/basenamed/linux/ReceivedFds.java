package org.basenamed.linux;

import java.util.Objects;

/**
 * The descriptors that came with one message, owned by this until they are taken.
 *
 * <p>Made once and passed to every receive, which first closes what was not taken from the message before. One thread at
 * a time.
 */
public final class ReceivedFds implements AutoCloseable {
    /** The most descriptors that one message carries. */
    public static final int MAX_FDS = MessageMemory.MAX_FDS;

    private static final int TAKEN = -1;

    private final int[] numbers = new int[MAX_FDS];
    private int count;
    private boolean truncated;
    private boolean messageTruncated;

    /** Makes one that holds nothing. */
    public ReceivedFds() {}

    /** How many came with the message, whether taken since or not. */
    public int count() {
        return count;
    }

    /**
     * Takes the {@code index}-th, which is the caller's from now on.
     *
     * @throws IndexOutOfBoundsException if there were not so many
     * @throws IllegalStateException if it has been taken
     */
    public Fd take(int index) {
        Objects.checkIndex(index, count);
        int number = numbers[index];
        if (number == TAKEN) {
            throw new IllegalStateException("descriptor " + index + " has been taken");
        }
        numbers[index] = TAKEN;
        return Fd.own(number);
    }

    /** Whether descriptors were lost on arrival, as happens when this process may have no more. */
    public boolean truncated() {
        return truncated;
    }

    /** Whether the message was longer than the buffer; the rest of it is lost. */
    public boolean messageTruncated() {
        return messageTruncated;
    }

    /**
     * Closes those that were not taken, and forgets all.
     *
     * @throws LinuxException if closing one failed; all have been tried
     */
    public void closeAll() {
        int failed = TAKEN;
        long failure = 0;
        for (int i = 0; i < count; i++) {
            if (numbers[i] != TAKEN) {
                long result = Syscall.call(SystemCall.CLOSE, numbers[i]);
                // As for Fd: closed even when interrupted.
                if (result < 0 && result != -Errno.EINTR) {
                    failed = numbers[i];
                    failure = result;
                }
            }
        }
        count = 0;
        truncated = false;
        messageTruncated = false;
        if (failure != 0) {
            throw new LinuxException("close", (int) -failure, failed);
        }
    }

    /** As {@link #closeAll}. */
    @Override
    public void close() {
        closeAll();
    }

    void add(int number) {
        numbers[count++] = number;
    }

    void setTruncated(boolean descriptorsLost, boolean messageCut) {
        truncated = descriptorsLost;
        messageTruncated = messageCut;
    }
}
