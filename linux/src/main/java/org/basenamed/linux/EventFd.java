package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * A descriptor that is readable once it has been signalled, until it is drained: how a thread is called out of
 * {@link Epoll#await}. Safe from any thread; never blocks.
 */
public final class EventFd implements AutoCloseable {
    private static final int EFD_CLOEXEC = 0x8_0000;
    private static final int EFD_NONBLOCK = 0x800;

    private final Fd fd;

    private EventFd(Fd fd) {
        this.fd = fd;
    }

    /**
     * Makes one that is not signalled.
     *
     * @throws LinuxException if no descriptors are left
     */
    public static EventFd create() {
        long result = Syscall.call(SystemCall.EVENTFD2, 0, EFD_CLOEXEC | EFD_NONBLOCK);
        return new EventFd(Fd.ownResult(result, "eventfd2", 0, "EFD_CLOEXEC|EFD_NONBLOCK"));
    }

    /** Takes over a descriptor, such as one that came from another process; it must be an eventfd that does not block. */
    public static EventFd adopt(Fd fd) {
        return new EventFd(fd);
    }

    /**
     * Signals.
     *
     * @throws LinuxException if this is no eventfd
     */
    public void signal() {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_LONG, ThreadScratch.WORD, 1);
        long result = transfer(SystemCall.WRITE, scratch);
        // EAGAIN: the counter is at its end, so it is signalled as it is.
        if (result < 0 && result != -Errno.EAGAIN) {
            throw new LinuxException("write", (int) -result, fd, 1);
        }
    }

    /**
     * Takes the signals.
     *
     * @return how often it was signalled since it was last drained; 0 if it was not
     * @throws LinuxException if this is no eventfd
     */
    public long drain() {
        MemorySegment scratch = ThreadScratch.get();
        long result = transfer(SystemCall.READ, scratch);
        if (result == -Errno.EAGAIN) {
            return 0;
        }
        if (result < 0) {
            throw new LinuxException("read", (int) -result, fd);
        }
        return scratch.get(JAVA_LONG, ThreadScratch.WORD);
    }

    private long transfer(SystemCall call, MemorySegment scratch) {
        return Syscall.call(call, fd.number(), scratch.address() + ThreadScratch.WORD, Long.BYTES);
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
