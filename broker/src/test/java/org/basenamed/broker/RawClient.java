package org.basenamed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/** A client that can say anything, and that is asked how the broker took it. */
public final class RawClient implements AutoCloseable {
    private static final int ROOM_BYTES = 2 * HeaderLayout.MAX_MESSAGE_BYTES;

    private final SeqpacketSocket socket;
    private final MemorySegment buffer = Arena.ofAuto().allocate(ROOM_BYTES);
    private final ReceivedFds fds = new ReceivedFds();
    private int sequence;

    RawClient(SeqpacketSocket socket) {
        this.socket = socket;
    }

    public SeqpacketSocket socket() {
        return socket;
    }

    /** The descriptors that came with the last reply. */
    public ReceivedFds fds() {
        return fds;
    }

    /** The descriptor that came with the last reply, now the caller's. */
    public Fd takeFd() {
        assertThat(fds.count()).isOne();
        return fds.take(0);
    }

    /** The sequence number that the next request has to have. */
    public int nextSequence() {
        return sequence + 1;
    }

    public HelloReply hello(String title) {
        HelloReply reply = granted(
                SessionCatalogue.HELLO, new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, title));
        // the board, which only threads that wait would use
        fds.closeAll();
        return reply;
    }

    /** The bytes of a request that is right in every way. */
    public <Q> byte[] encoded(Operation<Q, ?> operation, Q request) {
        WireOutput output = new WireOutput(buffer);
        output.header(operation.number(), nextSequence(), 0);
        operation.request().encode(request, output);
        return buffer.asSlice(0, output.length()).toArray(ValueLayout.JAVA_BYTE);
    }

    /** The bytes of a request that nobody is to answer. */
    public <Q> byte[] encodedWithoutReply(Operation<Q, ?> operation, Q request) {
        byte[] message = encoded(operation, request);
        message[HeaderLayout.FLAGS_OFFSET] = HeaderLayout.NO_REPLY;
        return message;
    }

    /** Sends these bytes, with descriptors; what the kernel said. */
    public int send(byte[] message, int... passed) {
        MemorySegment.copy(MemorySegment.ofArray(message), 0, buffer, 0, message.length);
        sequence++;
        return socket.send(buffer, message.length, passed, passed.length);
    }

    /** The next message, waiting for it; null at the end of the connection. */
    public byte @Nullable [] receive() {
        int length = socket.receive(buffer, fds, true);
        if (length == 0 || length == -Errno.ECONNRESET) {
            return null;
        }
        assertThat(length).isPositive();
        return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Asks, and reads the answer. */
    public <Q, R> Result<R> ask(Operation<Q, R> operation, Q request) {
        byte[] message = encoded(operation, request);
        assertThat(send(message)).isEqualTo(message.length);
        return answer(operation);
    }

    /** Reads the answer to the last request. */
    public <R> Result<R> answer(Operation<?, R> operation) {
        byte[] message = receive();
        assertThat(message).as("answer to %s", operation).isNotNull();
        WireInput input = new WireInput(MemorySegment.ofArray(Objects.requireNonNull(message)));
        input.begin(message.length);
        assertThat(input.operation()).isEqualTo(operation.number());
        assertThat(input.sequence()).isEqualTo(sequence);
        if (input.error() != 0) {
            assertThat(message).hasSize(HeaderLayout.LENGTH);
            assertThat(fds.count()).isZero();
            return Result.refused(Win32Error.of(input.error()));
        }
        return Result.granted(operation.reply().decode(input));
    }

    /** Asks for what has to be granted. */
    public <Q, R> R granted(Operation<Q, R> operation, Q request) {
        return switch (ask(operation, request)) {
            case Result.Granted<R>(R reply) -> reply;
            case Result.Refused<R>(Win32Error error) -> throw new AssertionError(operation + " refused: " + error);
        };
    }

    /** Asks for what has to be refused. */
    public <Q, R> Win32Error refused(Operation<Q, R> operation, Q request) {
        return switch (ask(operation, request)) {
            case Result.Granted<R>(R reply) -> throw new AssertionError(operation + " granted: " + reply);
            case Result.Refused<R>(Win32Error error) -> error;
        };
    }

    public FileMappingReply create(String name, long sizeBytes, int access) {
        return granted(MappingCatalogue.CREATE_FILE_MAPPING, creation(name, sizeBytes, access));
    }

    public static CreateFileMappingRequest creation(String name, long sizeBytes, int access) {
        return new CreateFileMappingRequest(new SectionRequest(4, sizeBytes), 0, new ObjectAttributes(name, access, 0));
    }

    public Result<FileMappingReply> open(String name, int access) {
        return ask(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(new ObjectAttributes(name, access, 0)));
    }

    public void closeHandle(int handle) {
        granted(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(handle));
    }

    /** Waits for the broker to hang up; it may have answered before. */
    public void awaitHangUp() {
        while (receive() != null) {
            fds.closeAll();
        }
    }

    /** Whether the broker has hung up without another word. */
    public boolean isHungUp() {
        return receive() == null;
    }

    /** Ends the connection, as the death of the process does. */
    @Override
    public void close() {
        fds.close();
        socket.close();
    }
}
