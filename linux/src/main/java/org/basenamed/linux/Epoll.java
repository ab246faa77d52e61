package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Waits for many descriptors at once; each comes back with the token it was registered with.
 *
 * <p>Registering is safe from any thread. One thread waits, and reads what it was told before it waits again.
 */
public final class Epoll implements AutoCloseable {
    /** There is something to read. */
    public static final int EPOLLIN = 0x1;

    /** Something out of the ordinary: a file of the kernel has changed, say. */
    public static final int EPOLLPRI = 0x2;

    /** There is room to write. */
    public static final int EPOLLOUT = 0x4;

    /** In error; always reported. */
    public static final int EPOLLERR = 0x8;

    /** Both directions have ended; always reported. */
    public static final int EPOLLHUP = 0x10;

    /** The peer will write no more. */
    public static final int EPOLLRDHUP = 0x2000;

    /** Only one of several epolls is woken. */
    public static final int EPOLLEXCLUSIVE = 1 << 28;

    /** Reported once; then silent until modified. */
    public static final int EPOLLONESHOT = 1 << 30;

    /** Reported when it changes rather than while it lasts. */
    public static final int EPOLLET = 1 << 31;

    /** As a time-out: never. */
    public static final int FOREVER = -1;

    /** The most events that one wait tells; others are told by the next. */
    public static final int MAX_EVENTS = 256;

    private static final int EPOLL_CLOEXEC = 0x8_0000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long EVENT_BYTES = Architecture.current().epollEventBytes();
    private static final long DATA_OFFSET = Architecture.current().epollDataOffset();

    private final Fd fd;
    private final MemorySegment told = Arena.ofAuto().allocate(MAX_EVENTS * EVENT_BYTES, Long.BYTES);
    private int toldCount;

    private Epoll(Fd fd) {
        this.fd = fd;
    }

    /**
     * Makes one that watches nothing.
     *
     * @throws LinuxException if no descriptors are left
     */
    public static Epoll create() {
        return new Epoll(
                Fd.ownResult(Syscall.call(SystemCall.EPOLL_CREATE1, EPOLL_CLOEXEC), "epoll_create1", "EPOLL_CLOEXEC"));
    }

    /**
     * Watches a descriptor, until it is removed or the last duplicate of it is closed.
     *
     * @param events of the {@code EPOLL} constants
     * @param token whatever helps the caller to know it again
     * @return 0 or {@code -errno}: {@code EEXIST} if it is watched already, {@code EPERM} for a plain file, {@code EBADF}
     */
    public int add(int watched, int events, long token) {
        return control(EPOLL_CTL_ADD, watched, events, token);
    }

    /** Changes events and token of a watched descriptor. Answers 0 or {@code -errno}: {@code ENOENT} if not watched. */
    public int modify(int watched, int events, long token) {
        return control(EPOLL_CTL_MOD, watched, events, token);
    }

    /** Watches a descriptor no longer. Answers 0 or {@code -errno}: {@code ENOENT} if it was not watched. */
    public int remove(int watched) {
        return control(EPOLL_CTL_DEL, watched, 0, 0);
    }

    private int control(int operation, int watched, int events, long token) {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_INT, ThreadScratch.EPOLL_EVENT, events);
        scratch.set(JAVA_LONG_UNALIGNED, ThreadScratch.EPOLL_EVENT + DATA_OFFSET, token);
        long event = scratch.address() + ThreadScratch.EPOLL_EVENT;
        return (int) Syscall.call(SystemCall.EPOLL_CTL, fd.number(), operation, watched, event);
    }

    /**
     * Waits until something is to be told. After {@code EINTR} goes on with the time that is left.
     *
     * @param timeoutMillis {@link #FOREVER}, or 0 not to wait
     * @return how many events there are, 0 if the time is over, or {@code -errno}
     */
    public int await(int timeoutMillis) {
        long start = timeoutMillis > 0 ? System.nanoTime() : 0;
        int leftMillis = timeoutMillis;
        int result = once(leftMillis);
        while (result == -Errno.EINTR) {
            if (timeoutMillis > 0) {
                leftMillis = (int) Math.max(0, timeoutMillis - (System.nanoTime() - start) / NANOS_PER_MILLI);
            }
            result = once(leftMillis);
        }
        toldCount = Math.max(0, result);
        return result;
    }

    private int once(int timeoutMillis) {
        return (int)
                Syscall.holding(told, SystemCall.EPOLL_PWAIT, fd.number(), told.address(), MAX_EVENTS, timeoutMillis);
    }

    /** The token of the {@code index}-th descriptor that the last wait told of. */
    public long token(int index) {
        return told.get(JAVA_LONG_UNALIGNED, Objects.checkIndex(index, toldCount) * EVENT_BYTES + DATA_OFFSET);
    }

    /** What the last wait told of the {@code index}-th descriptor. */
    public int events(int index) {
        return told.get(JAVA_INT, Objects.checkIndex(index, toldCount) * EVENT_BYTES);
    }

    /** The descriptor, still owned by this. */
    public Fd fd() {
        return fd;
    }

    /** Closes the descriptor; not while a thread waits, which would go on waiting. */
    @Override
    public void close() {
        fd.close();
    }
}
