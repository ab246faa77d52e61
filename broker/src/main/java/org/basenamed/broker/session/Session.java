package org.basenamed.broker.session;

import java.lang.foreign.MemorySegment;
import org.basenamed.broker.operation.Call;
import org.basenamed.broker.operation.Caller;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.linux.Errno;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/**
 * One client's connection. Requests are answered one by one, in the order of their sequence numbers; whoever sends anything
 * else is disconnected, which is the same as its death.
 */
public final class Session implements AutoCloseable {
    private final SeqpacketSocket socket;
    private final Caller caller;
    private final Buffers buffers;
    private final ReceivedFds receivedFds = new ReceivedFds();
    private int lastSequence;
    private int lastOperation;
    /** Whether the message that comes next is known to be a request that is to be answered. */
    private boolean asks;

    /** The state thread's own buffers: it serves one message at a time. */
    record Buffers(MemorySegment memory, WireInput input, WireOutput output) {
        static Buffers allocate(MemorySegment incoming, MemorySegment outgoing) {
            return new Buffers(outgoing, new WireInput(incoming), new WireOutput(outgoing));
        }
    }

    /** What became of one attempt to serve. */
    enum Served {
        /** A request was answered. */
        REQUEST,
        /** A request was refused for a quota, and has to be told so: {@link #tellOverQuota}. */
        OVER_QUOTA,
        /** Something was carried out that nobody waits for. */
        TOLD,
        /** There is no request now. */
        NOTHING,
        /** The client has gone, or has to go. */
        GONE
    }

    Session(SeqpacketSocket socket, Buffers buffers) {
        this.socket = socket;
        this.caller = new Caller(socket.peerCredentials(), socket::peerPidfd);
        this.buffers = buffers;
    }

    SeqpacketSocket socket() {
        return socket;
    }

    /** The user at the other end. */
    int user() {
        return caller.peer().uid();
    }

    /** Who is at the other end. */
    Caller caller() {
        return caller;
    }

    /** Whether something comes next that nobody waits for; {@code incoming} is overwritten. */
    boolean tells(MemorySegment incoming) {
        if (asks) {
            return false;
        }
        int length = socket.peek(incoming.asSlice(0, HeaderLayout.LENGTH));
        if (length != HeaderLayout.LENGTH) {
            // whatever is wrong shows when it is served
            return false;
        }
        buffers.input().begin(length);
        asks = !buffers.input().wantsNoReply();
        return !asks;
    }

    /** Receives one message, if one is there, and carries out and answers what it asks. */
    Served serve(OperationTable operations, MemorySegment incoming) {
        asks = false;
        int length = socket.receive(incoming, receivedFds, false);
        if (length == -Errno.EAGAIN || length == -Errno.EINTR) {
            return Served.NOTHING;
        }
        if (length <= 0) {
            return Served.GONE;
        }
        if (receivedFds.messageTruncated() || receivedFds.truncated()) {
            receivedFds.closeAll();
            throw new MalformedMessageException(
                    "message of more than " + HeaderLayout.MAX_MESSAGE_BYTES + " bytes, or with too many descriptors");
        }
        try (Call call = new Call(caller, receivedFds)) {
            buffers.input().begin(length);
            checkOrder();
            operations.serve(call, buffers.input(), buffers.output());
            return buffers.input().wantsNoReply() ? Served.TOLD : answer(call);
        } finally {
            receivedFds.closeAll();
        }
    }

    private void checkOrder() {
        int sequence = buffers.input().sequence();
        if (sequence != lastSequence + 1 || buffers.input().error() != 0) {
            throw new MalformedMessageException("request " + sequence + " after " + lastSequence);
        }
        lastSequence = sequence;
        lastOperation = buffers.input().operation();
    }

    private Served answer(Call call) {
        if (buffers.output().error() == Win32Error.ERROR_NOT_ENOUGH_QUOTA.code() && !call.endsSession()) {
            return Served.OVER_QUOTA;
        }
        int length = buffers.output().length();
        int sent = call.attachedFd() < 0
                ? socket.send(buffers.memory(), length)
                : socket.send(buffers.memory(), length, call.attachedFd());
        // a client that does not read its replies loses its connection, and nobody waits for it
        return sent == length && !call.endsSession() ? Served.REQUEST : Served.GONE;
    }

    /** Answers the last request, which has run into a quota. */
    Served tellOverQuota() {
        buffers.output().header(lastOperation, lastSequence, Win32Error.ERROR_NOT_ENOUGH_QUOTA.code());
        int length = buffers.output().length();
        return socket.send(buffers.memory(), length) == length ? Served.REQUEST : Served.GONE;
    }

    @Override
    public void close() {
        socket.close();
    }
}
