package org.basenamed.systemtests;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/**
 * A connection that has nothing of the library but the socket, and no process of its own: many of them cost little. It is for one
 * thread.
 */
public final class RawClient implements AutoCloseable {
    /** A message may be longer than any may be. */
    private final MemorySegment memory =
            Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES + (long) Long.BYTES, Long.BYTES);

    private final ReceivedFds fds = new ReceivedFds();
    private final SeqpacketSocket socket;
    private int sequence;
    private int lastHeard;

    /** The broker has hung up in the middle of a question. */
    public static final class HungUpException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HungUpException() {
            super("the broker has hung up");
        }
    }

    /** Somebody who has connected to the broker in a directory, and said nothing. */
    public RawClient(Path directory) {
        int connected = SeqpacketSocket.connect(new Rendezvous(directory).socket());
        if (connected < 0) {
            throw new IllegalStateException("cannot connect: " + Errno.nameOf(-connected));
        }
        socket = SeqpacketSocket.adopt(Fd.own(connected));
    }

    public Result<HelloReply> hello() {
        return ask(SessionCatalogue.HELLO, new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, "raw"));
    }

    Result<Integer> create(String name) {
        CreateFileMappingRequest request =
                new CreateFileMappingRequest(new SectionRequest(4, 4096), 0, new ObjectAttributes(name, 7, 0));
        return ask(MappingCatalogue.CREATE_FILE_MAPPING, request).map(reply -> reply.handle());
    }

    Result<Integer> open(String name, int access) {
        OpenRequest request = new OpenRequest(new ObjectAttributes(name, access, 0));
        return ask(MappingCatalogue.OPEN_FILE_MAPPING, request).map(reply -> reply.handle());
    }

    StatusReply status() {
        return switch (ask(InspectionCatalogue.QUERY_STATUS, new StatusRequest())) {
            case Result.Granted<StatusReply>(StatusReply status) -> status;
            case Result.Refused<StatusReply>(Win32Error error) -> throw new AssertionError(error);
        };
    }

    /** Sends a request with descriptors, and waits for the answer, whose own descriptor is there until the next one comes. */
    public <Q, R> Result<R> ask(Operation<Q, R> operation, Q request, int... passed) {
        byte[] message = encoded(operation, request);
        sequence++;
        // a broker that turns a client away may have hung up already, and have answered before
        send(message, passed);
        Result<R> result = hear(operation);
        if (lastHeard != sequence) {
            throw new IllegalStateException("answer " + lastHeard + " to request " + sequence);
        }
        return result;
    }

    /** The bytes of a request that is right in every way. */
    public <Q> byte[] encoded(Operation<Q, ?> operation, Q request) {
        WireOutput output = new WireOutput(memory);
        output.header(operation.number(), sequence + 1, 0);
        operation.request().encode(request, output);
        return memory.asSlice(0, output.length()).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Sends bytes, whatever they mean; answers how many, or {@code -errno}. */
    public int send(byte[] message, int... passed) {
        MemorySegment.copy(MemorySegment.ofArray(message), 0, memory, 0, message.length);
        return socket.send(memory, message.length, passed, passed.length);
    }

    /** Sends the next request without waiting for the answer. */
    public int sendNext(byte[] message) {
        sequence++;
        return send(message);
    }

    /** Waits for the answer to the oldest request that has none, which was this one. */
    public <R> Result<R> hear(Operation<?, R> operation) {
        int length = receive();
        if (length <= 0) {
            throw new HungUpException();
        }
        WireInput input = new WireInput(memory);
        input.begin(length);
        lastHeard = input.sequence();
        return input.error() == 0
                ? Result.granted(operation.reply().decode(input))
                : Result.refused(Win32Error.of(input.error()));
    }

    /** Waits for a message: its length, 0 once the broker has hung up, or {@code -errno}. */
    public int receive() {
        int length = socket.receive(memory, fds, true);
        // that it has left a request unread is told before what it has said
        return length == -Errno.ECONNRESET ? socket.receive(memory, fds, true) : length;
    }

    /** The descriptor that came with the last answer. */
    public Fd takeFd() {
        return fds.take(0);
    }

    public boolean hasFd() {
        return fds.count() > 0;
    }

    @Override
    public void close() {
        fds.close();
        socket.close();
    }
}
