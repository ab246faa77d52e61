package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A local socket that keeps messages whole and in order, carries descriptors with them, and tells when the peer has gone.
 *
 * <p>One thread at a time may send, and one may receive; each direction has memory of its own, so that neither allocates.
 * {@link #shutdown} may be called at any time and gets both out. Closing is for when nobody is in a call.
 *
 * <p>All calls but {@link #listen}, {@link #pair} and those that read options answer {@code -errno}. {@code EINTR} is not
 * seen: a message is taken or left as a whole, so a call that was interrupted is repeated.
 */
public final class SeqpacketSocket implements AutoCloseable {
    /** The most descriptors that one message carries. */
    public static final int MAX_FDS = MessageMemory.MAX_FDS;

    private static final int AF_UNIX = 1;
    private static final int SOCK_SEQPACKET = 5;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int SHUT_RDWR = 2;
    private static final int MSG_PEEK = 0x2;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int ADDRESS_PATH_OFFSET = 2;
    private static final int ADDRESS_PATH_BYTES = 108;

    private final Fd fd;
    private final MessageMemory outgoing = new MessageMemory();
    private final MessageMemory incoming = new MessageMemory();

    private SeqpacketSocket(Fd fd) {
        this.fd = fd;
    }

    /**
     * Makes a socket that listens at a path, where nothing may exist yet. It does not block, and closing it leaves the
     * path behind. Who may connect is who may write to the path.
     *
     * @param backlog how many connections may wait to be accepted before connecting blocks
     * @throws LinuxException {@code EADDRINUSE} if the path exists, {@code ENAMETOOLONG} if it has more than 107 bytes,
     *     or whatever else keeps it from being made. Nothing was left behind
     */
    public static SeqpacketSocket listen(Path path, int backlog) {
        Fd fd = Fd.ownResult(socket(SOCK_NONBLOCK), "socket", "AF_UNIX", "SOCK_SEQPACKET", 0);
        try {
            int result = withAddress(SystemCall.BIND, fd.number(), path);
            if (result < 0) {
                throw new LinuxException("bind", -result, fd, path);
            }
            result = (int) Syscall.call(SystemCall.LISTEN, fd.number(), backlog);
            if (result < 0) {
                FileCalls.unlink(path);
                throw new LinuxException("listen", -result, fd, backlog);
            }
            return new SeqpacketSocket(fd);
        } catch (RuntimeException thrown) {
            fd.close();
            throw thrown;
        }
    }

    /** Whether a socket can have this path: it has at most 107 bytes. */
    public static boolean canBeAt(Path path) {
        return NativeStrings.bytes(path).length < ADDRESS_PATH_BYTES;
    }

    /**
     * Connects to whoever listens at a path, waiting while its backlog is full. The new socket blocks.
     *
     * @return a descriptor that is the caller's, or {@code -errno}: {@code ENOENT} if the path does not exist,
     *     {@code ECONNREFUSED} if nobody listens there any more, {@code ENAMETOOLONG} if it has more than 107 bytes
     */
    public static int connect(Path path) {
        int socket = (int) socket(0);
        if (socket < 0) {
            return socket;
        }
        int result = withAddress(SystemCall.CONNECT, socket, path);
        if (result < 0) {
            Fd.own(socket).close();
            return result;
        }
        return socket;
    }

    /** Takes over a descriptor, which must be of such a socket; whether it blocks stays as it is. */
    public static SeqpacketSocket adopt(Fd fd) {
        return new SeqpacketSocket(fd);
    }

    /**
     * Takes over a descriptor that somebody else has made listen. It does not block from now on, and is closed on exec.
     *
     * @throws LinuxException {@code EINVAL} if it is no such socket, {@code EBADF} if it is nothing; it has been closed then
     */
    public static SeqpacketSocket adoptListener(Fd fd) {
        try {
            boolean listens =
                    SocketOptions.type(fd.number()) == SOCK_SEQPACKET && SocketOptions.isListening(fd.number());
            LinuxException.check(listens ? 0 : -Errno.EINVAL, "accept", fd);
            LinuxException.check(FileCalls.stopBlocking(fd), "fcntl", fd, "F_SETFL");
            LinuxException.check(FileCalls.closeOnExec(fd), "fcntl", fd, "F_SETFD");
            return new SeqpacketSocket(fd);
        } catch (LinuxException thrown) {
            if (thrown.errno() == Errno.EBADF) {
                fd.release();
            } else {
                fd.close();
            }
            throw thrown;
        }
    }

    /**
     * Makes two sockets, connected with each other, that do not block.
     *
     * @throws LinuxException if no descriptors are left
     */
    public static SeqpacketSocket[] pair() {
        MemorySegment scratch = ThreadScratch.get();
        long numbers = scratch.address() + ThreadScratch.WORD;
        int type = SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK;
        long result = Syscall.call(SystemCall.SOCKETPAIR, AF_UNIX, type, 0, numbers);
        if (result < 0) {
            throw new LinuxException("socketpair", (int) -result, "AF_UNIX", "SOCK_SEQPACKET", 0);
        }
        Fd one = Fd.own(scratch.get(JAVA_INT, ThreadScratch.WORD));
        Fd other = Fd.own(scratch.get(JAVA_INT, ThreadScratch.WORD + Integer.BYTES));
        return new SeqpacketSocket[] {new SeqpacketSocket(one), new SeqpacketSocket(other)};
    }

    private static long socket(int flags) {
        return Syscall.call(SystemCall.SOCKET, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | flags, 0);
    }

    /** Repeats after {@code EINTR}: on a local socket an interrupted connect has done nothing yet. */
    private static int withAddress(SystemCall call, int socket, Path path) {
        if (!canBeAt(path)) {
            return -Errno.ENAMETOOLONG;
        }
        byte[] bytes = NativeStrings.bytes(path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_PATH_OFFSET + ADDRESS_PATH_BYTES, Long.BYTES);
            address.set(JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, address, ADDRESS_PATH_OFFSET, bytes.length);
            long length = ADDRESS_PATH_OFFSET + bytes.length + 1L;
            long result;
            do {
                result = Syscall.holding(address, call, socket, address.address(), length);
            } while (result == -Errno.EINTR);
            return (int) result;
        }
    }

    /**
     * Accepts a connection.
     *
     * @return a descriptor that is the caller's, closed on exec and not blocking; {@code -EAGAIN} if nobody has come;
     *     {@code -EMFILE} if no descriptors are left, in which case the connection keeps waiting
     */
    public int accept() {
        int number = fd.number();
        long result;
        do {
            result = Syscall.call(SystemCall.ACCEPT4, number, 0, 0, SOCK_CLOEXEC | SOCK_NONBLOCK);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /**
     * Sends a message: all of it, or nothing. Blocks while the peer's queue is full if the socket does.
     *
     * @param length at least 1: an empty message would read as the end
     * @return {@code length}, or {@code -errno}: {@code EAGAIN} if the queue is full, {@code EPIPE} or {@code ECONNRESET}
     *     if the peer has gone, {@code EMSGSIZE} if the message is longer than the send buffer
     * @throws IndexOutOfBoundsException if {@code length} is not within 1 and the size of {@code buffer}
     */
    public int send(MemorySegment buffer, int length) {
        return sendPut(buffer, length, 0);
    }

    /** As {@link #send(MemorySegment, int)}, with a descriptor, of which the peer gets a duplicate. */
    public int send(MemorySegment buffer, int length, int passed) {
        outgoing.putFd(0, passed);
        return sendPut(buffer, length, 1);
    }

    /**
     * As {@link #send(MemorySegment, int)}, with the first {@code count} of several descriptors.
     *
     * @return also {@code -EINVAL} if {@code count} is more than {@link #MAX_FDS}, {@code -EBADF} if one is not open,
     *     {@code -ETOOMANYREFS} if this user has too many on their way. Nothing was sent
     */
    public int send(MemorySegment buffer, int length, int[] passed, int count) {
        Objects.checkFromIndexSize(0, count, passed.length);
        if (count > MAX_FDS) {
            return -Errno.EINVAL;
        }
        for (int i = 0; i < count; i++) {
            outgoing.putFd(i, passed[i]);
        }
        return sendPut(buffer, length, count);
    }

    private int sendPut(MemorySegment buffer, int length, int fdCount) {
        if (length < 1 || length > buffer.byteSize()) {
            throw new IndexOutOfBoundsException("length " + length + ", buffer " + buffer.byteSize());
        }
        int number = fd.number();
        long result;
        do {
            result = outgoing.send(number, buffer, length, fdCount, MSG_NOSIGNAL);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /**
     * Receives a message.
     *
     * @param buffer for the message; if it is too small the rest is lost and {@link ReceivedFds#messageTruncated} says so
     * @param fds for the descriptors; what it still owns is closed first. They are closed on exec
     * @param block whether to wait for a message, whatever the mode of the socket
     * @return how many bytes of {@code buffer} were filled; 0 at the end, when the peer has gone and nothing is left;
     *     {@code -EAGAIN} if there is nothing; {@code -ECONNRESET} if the peer went leaving our messages unread
     */
    public int receive(MemorySegment buffer, ReceivedFds fds, boolean block) {
        fds.closeAll();
        int flags = MSG_CMSG_CLOEXEC | (block ? 0 : MSG_DONTWAIT);
        int number = fd.number();
        while (true) {
            long result = incoming.receive(number, buffer, fds, flags);
            if (result == -Errno.EAGAIN && block) {
                result = Poll.readable(number, Poll.FOREVER);
                if (result < 0) {
                    return (int) result;
                }
            } else if (result != -Errno.EINTR) {
                if (result == 0) {
                    // A peer may send an empty message with descriptors, but ours never does.
                    fds.closeAll();
                }
                return (int) result;
            }
        }
    }

    /**
     * Looks at the beginning of the next message, which stays where it is with its descriptors.
     *
     * @param buffer for as much of the message as there is room for
     * @return how many bytes of {@code buffer} were filled; otherwise as {@link #receive}
     */
    public int peek(MemorySegment buffer) {
        long result;
        do {
            result = incoming.receiveBytes(fd.number(), buffer, MSG_PEEK | MSG_DONTWAIT);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /**
     * Who made the other end.
     *
     * @throws LinuxException if this is no connected socket
     */
    public PeerCredentials peerCredentials() {
        return SocketOptions.peerCredentials(fd.number());
    }

    /**
     * A pidfd of the process that made the other end. Kernels before 6.5 do not tell it, so there it is opened by number,
     * and a peer that has ended and whose number was given anew cannot be told from the new one.
     *
     * @return null if that process is gone, or cannot be seen from this one's pid namespace
     * @throws LinuxException if this is no connected socket, or no descriptors are left
     */
    public @Nullable Fd peerPidfd() {
        boolean told = KernelFeatures.probed().peerPidfd();
        int result = told ? SocketOptions.peerPidfd(fd.number()) : peerPidfdByNumber();
        return switch (-result) {
            case Errno.ESRCH, Errno.ENODATA, Errno.EINVAL -> null;
            default -> Fd.ownResult(result, told ? "getsockopt" : "pidfd_open", fd, "SO_PEERPIDFD");
        };
    }

    /** What {@link #peerPidfd} does where the kernel does not tell; or {@code -errno}. */
    int peerPidfdByNumber() {
        int pid = peerCredentials().pid();
        return pid == 0 ? -Errno.ESRCH : Pidfd.open(pid);
    }

    /**
     * Ends the conversation in both directions: whoever is blocked in a call, here or at the peer, comes back.
     *
     * @return 0 or {@code -errno}
     */
    public int shutdown() {
        return (int) Syscall.call(SystemCall.SHUTDOWN, fd.number(), SHUT_RDWR);
    }

    /** The descriptor, still owned by this. */
    public Fd fd() {
        return fd;
    }

    /**
     * Sets how much may wait unread in each direction. The kernel doubles the numbers, for what it needs itself, and
     * keeps within the system's limits.
     *
     * @throws LinuxException if this is no socket
     */
    public void setBufferBytes(int sendBytes, int receiveBytes) {
        SocketOptions.setBufferBytes(fd.number(), sendBytes, receiveBytes);
    }

    /** Closes the descriptor. Closing again does nothing. */
    @Override
    public void close() {
        fd.close();
    }
}
