package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What a socket knows about itself and its peer.
 */
final class SocketOptions {
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_PEERCRED = 17;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_PEERGROUPS = 59;
    private static final int SO_PEERPIDFD = 77;

    private static final int UCRED_BYTES = 12;
    private static final int USUAL_GROUPS = 64;

    private SocketOptions() {}

    static PeerCredentials peerCredentials(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment credentials = arena.allocate(UCRED_BYTES, Integer.BYTES);
            check(get(socket, SO_PEERCRED, credentials, length), socket, "SO_PEERCRED");
            int[] groups = peerGroups(socket, arena);
            return new PeerCredentials(
                    credentials.get(JAVA_INT, 0), credentials.get(JAVA_INT, 4), credentials.get(JAVA_INT, 8), groups);
        }
    }

    private static int[] peerGroups(int socket, Arena arena) {
        MemorySegment length = arena.allocate(JAVA_INT);
        MemorySegment groups = arena.allocate(JAVA_INT, USUAL_GROUPS);
        int result = get(socket, SO_PEERGROUPS, groups, length);
        if (result == -Errno.ERANGE) {
            // The kernel has told how many bytes it takes; the groups of a connection do not change any more.
            groups = arena.allocate(length.get(JAVA_INT, 0), Integer.BYTES);
            result = get(socket, SO_PEERGROUPS, groups, length);
        }
        check(result, socket, "SO_PEERGROUPS");
        return groups.asSlice(0, length.get(JAVA_INT, 0)).toArray(JAVA_INT);
    }

    /** A new pidfd of the process that made the other end; or {@code -errno}. */
    static int peerPidfd(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment pidfd = arena.allocate(JAVA_INT);
            int result = get(socket, SO_PEERPIDFD, pidfd, length);
            return result < 0 ? result : pidfd.get(JAVA_INT, 0);
        }
    }

    /** Which kind of socket it is. */
    static int type(int socket) {
        return number(socket, SO_TYPE, "SO_TYPE");
    }

    /** Whether it accepts connections. */
    static boolean isListening(int socket) {
        return number(socket, SO_ACCEPTCONN, "SO_ACCEPTCONN") != 0;
    }

    private static int number(int socket, int option, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment value = arena.allocate(JAVA_INT);
            check(get(socket, option, value, length), socket, name);
            return value.get(JAVA_INT, 0);
        }
    }

    static void setBufferBytes(int socket, int sendBytes, int receiveBytes) {
        set(socket, SO_SNDBUF, "SO_SNDBUF", sendBytes);
        set(socket, SO_RCVBUF, "SO_RCVBUF", receiveBytes);
    }

    private static int get(int socket, int option, MemorySegment value, MemorySegment length) {
        length.set(JAVA_INT, 0, (int) value.byteSize());
        return (int) Syscall.holding(
                value, SystemCall.GETSOCKOPT, socket, SOL_SOCKET, option, value.address(), length.address());
    }

    private static void set(int socket, int option, String name, int value) {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_INT, ThreadScratch.WORD, value);
        long address = scratch.address() + ThreadScratch.WORD;
        long result = Syscall.call(SystemCall.SETSOCKOPT, socket, SOL_SOCKET, option, address, Integer.BYTES);
        if (result < 0) {
            throw new LinuxException("setsockopt", (int) -result, socket, "SOL_SOCKET", name, value);
        }
    }

    private static void check(int result, int socket, String name) {
        if (result < 0) {
            throw new LinuxException("getsockopt", -result, socket, "SOL_SOCKET", name);
        }
    }
}
