package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
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
    private static final long END = 0;
    private static final long STOP = 1;

    private final SeqpacketSocket socket;
    private final ReentrantLock turn = new ReentrantLock();
    private final MemorySegment buffer = Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);
    private final WireOutput output = new WireOutput(buffer);
    private final WireInput input = new WireInput(buffer);
    private final ReceivedFds receivedFds = new ReceivedFds();
    private final ReplySpin spin = new ReplySpin();
    private int sequence;
    private volatile boolean lost;
    private Runnable whenLost = () -> {};

    /**
     * What the broker answered.
     *
     * @param result the reply, or the refusal
     * @param fd the descriptor that came with it, now the caller's; null for none
     * @param fdLost whether one came that this process has no room for
     */
    public record Answer<R>(Result<R> result, @Nullable Fd fd, boolean fdLost) {
        static <R> Answer<R> refused(Win32Error error) {
            return new Answer<>(Result.refused(error), null, false);
        }
    }

    Connection(SeqpacketSocket socket) {
        this.socket = socket;
    }

    /** Whether it is known that the broker has gone, or has closed the connection: every call answers RPC_S_CALL_FAILED then. */
    public boolean isLost() {
        return lost;
    }

    /** Has {@code told} run once the connection {@linkplain #isLost is lost}, or now if it is. */
    void whenLost(Runnable told) {
        turn.lock();
        try {
            whenLost = told;
            if (lost) {
                told.run();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Whether the broker is still there; looks, without asking it. */
    boolean isAlive() {
        // whoever is asking right now finds out
        if (lost || !turn.tryLock()) {
            return !lost;
        }
        try {
            if (!lost && socket.receive(buffer, receivedFds, false) != -Errno.EAGAIN) {
                lose();
            }
            return !lost;
        } finally {
            turn.unlock();
        }
    }

    /** Asks the broker to carry out an operation and waits for its answer, which it gives without waiting for anybody. */
    public <Q, R> Answer<R> call(Operation<Q, R> operation, Q request) {
        return call(operation, request, null);
    }

    /** As {@link #call(Operation, Object)}, with a descriptor that travels along and stays the caller's. */
    public <Q, R> Answer<R> call(Operation<Q, R> operation, Q request, @Nullable Fd passed) {
        turn.lock();
        try {
            if (lost) {
                return Answer.refused(Win32Error.RPC_S_CALL_FAILED);
            }
            output.header(operation.number(), sequence + 1, 0);
            operation.request().encode(request, output);
            // counted once it can be sent: a request that cannot be written leaves the connection as it is
            sequence++;
            int sent = passed == null
                    ? socket.send(buffer, output.length())
                    : socket.send(buffer, output.length(), passed.number());
            if (sent < 0 && sent != -Errno.EPIPE && sent != -Errno.ECONNRESET) {
                return lose();
            }
            // also from a broker that has hung up: it may have said why
            int length = receive();
            return length <= 0 ? lose() : decode(operation, length);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Has the broker carry out an operation that it cannot refuse, without waiting for it. It is carried out before whatever this process or
     * another one that knows of it asks afterwards.
     *
     * @return whether the connection is still there
     */
    public <Q> boolean tell(Operation<Q, ?> operation, Q request) {
        turn.lock();
        try {
            if (lost) {
                return false;
            }
            output.headerWithoutReply(operation.number(), sequence + 1);
            operation.request().encode(request, output);
            sequence++;
            if (socket.send(buffer, output.length()) < 0) {
                lose();
            }
            return !lost;
        } finally {
            turn.unlock();
        }
    }

    private int receive() {
        int length = spin.receive(socket, buffer, receivedFds);
        // that it left our request unread is told once, and before what it has said
        return length == -Errno.ECONNRESET ? socket.receive(buffer, receivedFds, true) : length;
    }

    private <R> Answer<R> decode(Operation<?, R> operation, int length) {
        try {
            input.begin(length);
            boolean ours = input.operation() == operation.number() && input.sequence() == sequence;
            if (!ours || input.wantsNoReply()) {
                throw new MalformedMessageException("a reply to another request");
            }
            int error = input.error();
            if (error != 0) {
                return Answer.refused(Win32Error.of(error));
            }
            R reply = operation.reply().decode(input);
            boolean lost = receivedFds.truncated();
            return new Answer<>(Result.granted(reply), receivedFds.count() > 0 ? receivedFds.take(0) : null, lost);
        } catch (MalformedMessageException e) {
            lose();
            throw new IllegalStateException("the broker answered " + operation + " with no reply of this protocol", e);
        } finally {
            receivedFds.closeAll();
        }
    }

    private <R> Answer<R> lose() {
        lost = true;
        whenLost.run();
        // the descriptor that an End sleeps on stays open for a moment, and has to be told too
        socket.shutdown();
        socket.close();
        return Answer.refused(Win32Error.RPC_S_CALL_FAILED);
    }

    /**
     * What a thread sleeps on until the connection is lost, or until {@code stop} can be read. Null if it is lost already.
     *
     * @throws org.basenamed.linux.LinuxException if this process has no descriptor left
     */
    @Nullable
    End end(Fd stop) {
        turn.lock();
        try {
            return lost ? null : new End(this, stop);
        } finally {
            turn.unlock();
        }
    }

    /** A sleep until the broker has gone, or the connection has been closed, for one thread. */
    static final class End implements AutoCloseable {
        private final Connection connection;
        /** One of its own: a descriptor that is closed meanwhile would never be reported. */
        private final Fd own;

        private final Epoll either;

        private End(Connection connection, Fd stop) {
            this.connection = connection;
            this.own = connection.socket.fd().duplicate();
            Epoll made = null;
            try {
                made = Epoll.create();
                LinuxException.check(made.add(own.number(), Epoll.EPOLLRDHUP, END), "epoll_ctl", own);
                LinuxException.check(made.add(stop.number(), Epoll.EPOLLIN, STOP), "epoll_ctl", stop);
            } catch (LinuxException e) {
                own.close();
                if (made != null) {
                    made.close();
                }
                throw e;
            }
            this.either = made;
        }

        /** Sleeps; whether the connection is lost then. */
        boolean await() {
            int told = LinuxException.check(either.await(Epoll.FOREVER), "epoll_pwait", own);
            if (told == 1 && either.token(0) == STOP) {
                return false;
            }
            connection.close();
            return true;
        }

        @Override
        public void close() {
            either.close();
            own.close();
        }
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
