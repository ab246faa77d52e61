package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * What {@code sendmsg} and {@code recvmsg} want to be told, in native memory that one direction of a socket keeps.
 *
 * <pre>
 *  0                           56            72                                   1104
 *  +---------------------------+-------------+-------+-------+------+-------------+
 *  | msghdr                    | iovec       | length| level | type | descriptors |
 *  +---------------------------+-------------+-------+-------+------+-------------+
 *                                            72      80      84     88
 * </pre>
 *
 * <p>One thread at a time. The memory lives as long as this object, which a call in progress keeps alive: closing the
 * socket in another thread takes nothing from under it.
 */
final class MessageMemory {
    /** The most descriptors that the kernel lets one message carry. */
    static final int MAX_FDS = 253;

    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;

    private static final long IOVEC_POINTER = 16;
    private static final long IOVEC_COUNT = 24;
    private static final long CONTROL_POINTER = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long FLAGS = 48;
    private static final long IOVEC = 56;
    private static final long CONTROL = 72;

    private static final long CMSG_LEVEL = 8;
    private static final long CMSG_TYPE = 12;
    private static final long CMSG_DATA = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final long CONTROL_BYTES = aligned(CMSG_DATA + (long) MAX_FDS * Integer.BYTES);

    private final MemorySegment memory = Arena.ofAuto().allocate(CONTROL + CONTROL_BYTES, Long.BYTES);

    private static long aligned(long bytes) {
        return (bytes + Long.BYTES - 1) & -Long.BYTES;
    }

    void putFd(int index, int fd) {
        memory.set(JAVA_INT, CONTROL + CMSG_DATA + (long) index * Integer.BYTES, fd);
    }

    /** Sends the message with the first {@code fdCount} of the descriptors put here; the answer of the kernel. */
    long send(int socket, MemorySegment message, int length, int fdCount, int flags) {
        describe(message, length);
        if (fdCount == 0) {
            memory.set(JAVA_LONG, CONTROL_POINTER, 0);
            memory.set(JAVA_LONG, CONTROL_LENGTH, 0);
        } else {
            long controlLength = CMSG_DATA + (long) fdCount * Integer.BYTES;
            memory.set(JAVA_LONG, CONTROL_POINTER, memory.address() + CONTROL);
            memory.set(JAVA_LONG, CONTROL_LENGTH, aligned(controlLength));
            memory.set(JAVA_LONG, CONTROL, controlLength);
            memory.set(JAVA_INT, CONTROL + CMSG_LEVEL, SOL_SOCKET);
            memory.set(JAVA_INT, CONTROL + CMSG_TYPE, SCM_RIGHTS);
        }
        return make(SystemCall.SENDMSG, socket, message, flags);
    }

    /** Receives one message; the answer of the kernel. What came with it goes to {@code fds}. */
    long receive(int socket, MemorySegment buffer, ReceivedFds fds, int flags) {
        describe(buffer, buffer.byteSize());
        memory.set(JAVA_LONG, CONTROL_POINTER, memory.address() + CONTROL);
        memory.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_BYTES);
        memory.set(JAVA_INT, FLAGS, 0);
        long result = make(SystemCall.RECVMSG, socket, buffer, flags);
        if (result >= 0) {
            int outcome = memory.get(JAVA_INT, FLAGS);
            fds.setTruncated((outcome & MSG_CTRUNC) != 0, (outcome & MSG_TRUNC) != 0);
            collectFds(fds);
        }
        return result;
    }

    /** As {@link #receive}, but descriptors are not taken. */
    long receiveBytes(int socket, MemorySegment buffer, int flags) {
        describe(buffer, buffer.byteSize());
        memory.set(JAVA_LONG, CONTROL_POINTER, 0);
        memory.set(JAVA_LONG, CONTROL_LENGTH, 0);
        memory.set(JAVA_INT, FLAGS, 0);
        return make(SystemCall.RECVMSG, socket, buffer, flags);
    }

    private void describe(MemorySegment message, long length) {
        memory.set(JAVA_LONG, IOVEC_POINTER, memory.address() + IOVEC);
        memory.set(JAVA_LONG, IOVEC_COUNT, 1);
        memory.set(JAVA_LONG, IOVEC, message.address());
        memory.set(JAVA_LONG, IOVEC + Long.BYTES, length);
    }

    private long make(SystemCall call, int socket, MemorySegment message, int flags) {
        try {
            return Syscall.holding(message, call, socket, memory.address(), flags);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void collectFds(ReceivedFds fds) {
        long end = CONTROL + memory.get(JAVA_LONG, CONTROL_LENGTH);
        long header = CONTROL;
        while (header + CMSG_DATA <= end) {
            long length = memory.get(JAVA_LONG, header);
            boolean rights = memory.get(JAVA_INT, header + CMSG_LEVEL) == SOL_SOCKET
                    && memory.get(JAVA_INT, header + CMSG_TYPE) == SCM_RIGHTS;
            for (long at = CMSG_DATA; rights && at + Integer.BYTES <= length; at += Integer.BYTES) {
                fds.add(memory.get(JAVA_INT, header + at));
            }
            header += aligned(Math.max(length, CMSG_DATA));
        }
    }
}
