package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of this process to its broker. Any thread may call; calls are carried out one at a time. For the broker
 * the end of the connection is the death of this process, so a connection that is lost takes all handles along.
 */
public final class Connection implements AutoCloseable {
    private final SeqpacketSocket socket;
    private final ReentrantLock turn = new ReentrantLock();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);
    private final WireOutput output = new WireOutput(buffer);
    private final WireInput input = new WireInput(buffer);
    private final ReceivedFds receivedFds = new ReceivedFds();
    private final ReplySpin spin = new ReplySpin();
    private int sequence;
    private volatile boolean lost;

    /**
     * What the broker answered.
     *
     * @param result the reply, or the refusal
     * @param fd the descriptor that came with it, now the caller's; null for none
     */
    public record Answer<R>(Result<R> result, @Nullable Fd fd) {}

    Connection(SeqpacketSocket socket) {
        this.socket = socket;
    }

    /** Whether the broker has gone, or has closed the connection: every call answers RPC_S_CALL_FAILED then. */
    public boolean isLost() {
        return lost;
    }

    /** Asks the broker to carry out an operation and waits for its answer, which it gives without waiting for anybody. */
    public <Q, R> Answer<R> call(Operation<Q, R> operation, Q request) {
        turn.lock();
        try {
            if (lost) {
                return new Answer<>(Result.refused(Win32Error.RPC_S_CALL_FAILED), null);
            }
            output.header(operation.number(), ++sequence, 0);
            operation.request().encode(request, output);
            if (socket.send(buffer, output.length()) < 0) {
                return lose();
            }
            int length = receive();
            return length <= 0 ? lose() : decode(operation, length);
        } finally {
            turn.unlock();
        }
    }

    private int receive() {
        int length = spin.receive(socket, buffer, receivedFds);
        while (length == -Errno.EAGAIN || length == -Errno.EINTR) {
            length = socket.receive(buffer, receivedFds, true);
        }
        return length;
    }

    private <R> Answer<R> decode(Operation<?, R> operation, int length) {
        try {
            input.begin(length);
            if (input.operation() != operation.number() || input.sequence() != sequence) {
                throw new MalformedMessageException("a reply to another request");
            }
            int error = input.error();
            if (error != 0) {
                return new Answer<>(Result.refused(Win32Error.of(error)), null);
            }
            R reply = operation.reply().decode(input);
            return new Answer<>(Result.granted(reply), receivedFds.count() > 0 ? receivedFds.take(0) : null);
        } catch (MalformedMessageException e) {
            lose();
            throw new IllegalStateException("the broker answered " + operation + " with no reply of this protocol", e);
        } finally {
            receivedFds.closeAll();
        }
    }

    private <R> Answer<R> lose() {
        lost = true;
        socket.close();
        return new Answer<>(Result.refused(Win32Error.RPC_S_CALL_FAILED), null);
    }

    /** Ends the connection, and with it every handle of this process. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (!lost) {
                lose();
            }
        } finally {
            turn.unlock();
        }
    }
}
