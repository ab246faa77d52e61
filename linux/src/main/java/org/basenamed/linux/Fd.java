package org.basenamed.linux;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Owns a file descriptor: whoever holds the {@code Fd} closes it, exactly once.
 *
 * <p>Closing is safe from any thread. What is not: using {@link #number()} in one thread while another closes. The kernel
 * gives the number to the next file that is opened, and the call would meet that one.
 */
public final class Fd implements AutoCloseable {
    private static final int CLOSED = -1;
    private static final int F_DUPFD_CLOEXEC = 1030;

    private final AtomicInteger number;

    private Fd(int number) {
        this.number = new AtomicInteger(number);
    }

    /**
     * Takes over a descriptor, which nobody else closes from now on.
     *
     * @throws IllegalArgumentException if it is negative, as the answer of a failed call is
     */
    public static Fd own(int number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " (" + Errno.nameOf(-number) + ") is not a descriptor");
        }
        return new Fd(number);
    }

    /** Takes over the descriptor in the answer of {@code call}, or says why there is none. */
    static Fd ownResult(long result, String call, Object... arguments) {
        if (result < 0) {
            throw new LinuxException(call, (int) -result, arguments);
        }
        return new Fd((int) result);
    }

    /**
     * The descriptor, still owned by this.
     *
     * @throws IllegalStateException if it has been closed or released
     */
    public int number() {
        int current = number.get();
        if (current == CLOSED) {
            throw new IllegalStateException("the descriptor is closed");
        }
        return current;
    }

    /** Whether there is still a descriptor here. */
    public boolean isOpen() {
        return number.get() != CLOSED;
    }

    /**
     * Gives up ownership: the descriptor stays open and is the caller's.
     *
     * @throws IllegalStateException if it has been closed or released
     */
    public int release() {
        int current = number.getAndSet(CLOSED);
        if (current == CLOSED) {
            throw new IllegalStateException("the descriptor is closed");
        }
        return current;
    }

    /**
     * A second descriptor of the same open file, closed on exec. Offset, status flags and OFD locks are shared.
     *
     * @throws IllegalStateException if this has been closed or released
     * @throws LinuxException if there are no descriptors left
     */
    public Fd duplicate() {
        int original = number();
        return ownResult(
                Syscall.call(SystemCall.FCNTL, original, F_DUPFD_CLOEXEC, 0), "fcntl", original, "F_DUPFD_CLOEXEC");
    }

    /**
     * Closes the descriptor. Closing again does nothing.
     *
     * @throws LinuxException if somebody else had closed it ({@code EBADF}), or if data could not be written back. The
     *     descriptor is gone in any case
     */
    @Override
    public void close() {
        int current = number.getAndSet(CLOSED);
        if (current == CLOSED) {
            return;
        }
        long result = Syscall.call(SystemCall.CLOSE, current);
        // Linux has let go of the descriptor before it can be interrupted: repeating would close somebody else's.
        if (result < 0 && result != -Errno.EINTR) {
            throw new LinuxException("close", (int) -result, current);
        }
    }

    @Override
    public String toString() {
        int current = number.get();
        return current == CLOSED ? "fd closed" : "fd " + current;
    }
}
