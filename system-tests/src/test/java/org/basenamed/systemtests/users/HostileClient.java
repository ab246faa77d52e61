package org.basenamed.systemtests.users;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/** A client that has nothing of the library but the socket, and says what it likes over it. */
final class HostileClient implements AutoCloseable {
    private final MemorySegment memory = Arena.ofAuto().allocate(2L * HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);
    private final ReceivedFds fds = new ReceivedFds();
    private final SeqpacketSocket socket;
    private int sequence;

    /** Somebody who has connected and said nothing. */
    HostileClient(Path directory) {
        int connected = SeqpacketSocket.connect(new Rendezvous(directory).socket());
        if (connected < 0) {
            throw new IllegalStateException("cannot connect: " + Errno.nameOf(-connected));
        }
        socket = SeqpacketSocket.adopt(Fd.own(connected));
    }

    /** Somebody whose hello has been accepted. */
    static HostileClient joined(Path directory) {
        HostileClient client = new HostileClient(directory);
        client.granted(client.hello());
        return client;
    }

    Result<HelloReply> hello() {
        return ask(
                SessionCatalogue.HELLO, new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, "hostile"));
    }

    /** The descriptor that came with the last answer. */
    Fd takeFd() {
        return fds.take(0);
    }

    boolean hasFd() {
        return fds.count() > 0;
    }

    <Q, R> Result<R> ask(Operation<Q, R> operation, Q request, int... passed) {
        byte[] message = encoded(operation, request);
        sequence++;
        send(message, passed);
        int length = receive();
        if (length <= 0) {
            throw new HungUpException();
        }
        WireInput input = new WireInput(memory);
        input.begin(length);
        return input.error() == 0
                ? Result.granted(operation.reply().decode(input))
                : Result.refused(Win32Error.of(input.error()));
    }

    /** The bytes of a request that is right in every way. */
    <Q> byte[] encoded(Operation<Q, ?> operation, Q request) {
        WireOutput output = new WireOutput(memory);
        output.header(operation.number(), sequence + 1, 0);
        operation.request().encode(request, output);
        return memory.asSlice(0, output.length()).toArray(ValueLayout.JAVA_BYTE);
    }

    int send(byte[] message, int... passed) {
        MemorySegment.copy(MemorySegment.ofArray(message), 0, memory, 0, message.length);
        return socket.send(memory, message.length, passed, passed.length);
    }

    /** Sends the next request without waiting for the answer. */
    int sendNext(byte[] message) {
        sequence++;
        return send(message);
    }

    private int receive() {
        int length = socket.receive(memory, fds, true);
        return length == -Errno.ECONNRESET ? socket.receive(memory, fds, true) : length;
    }

    /** Sends what no broker should listen to, and waits until it hangs up. */
    void expectHangUp(byte[] message, int... passed) {
        if (send(message, passed) < 0) {
            throw new IllegalStateException("cannot be sent");
        }
        int length = receive();
        while (length > 0) {
            length = receive();
        }
    }

    /** The broker has hung up in the middle of a question. */
    static final class HungUpException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HungUpException() {
            super("the broker has hung up");
        }
    }

    <R> R granted(Result<R> result) {
        return switch (result) {
            case Result.Granted<R>(R value) -> value;
            case Result.Refused<R>(Win32Error error) -> throw new IllegalStateException("refused: " + error);
        };
    }

    /** Sees that something is refused, with one of these errors. */
    void refused(Result<?> result, Win32Error... errors) {
        switch (result) {
            case Result.Granted<?>(Object value) -> throw new IllegalStateException("GRANTED " + value);
            case Result.Refused<?>(Win32Error error) -> {
                if (!List.of(errors).contains(error)) {
                    throw new IllegalStateException(error + " instead of " + Arrays.toString(errors));
                }
            }
        }
    }

    Result<WaitableReply> open(ObjectType type, String name, int access) {
        return ask(
                WaitableCatalogue.OPEN_WAITABLE,
                new OpenWaitableRequest(type.number(), new ObjectAttributes(name, access, 0)));
    }

    Result<WaitableReply> createEvent(String name, String sddl) {
        ObjectAttributes wish = new ObjectAttributes(name, ObjectType.EVENT.allAccess(), 0, sddl(sddl));
        return ask(
                WaitableCatalogue.CREATE_WAITABLE,
                new CreateWaitableRequest(ObjectType.EVENT.number(), true, 0, 0, wish));
    }

    Result<FileMappingReply> openMapping(String name, int access) {
        return ask(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(new ObjectAttributes(name, access, 0)));
    }

    Result<FileMappingReply> createMapping(String name, int protection, long sizeBytes) {
        SectionRequest section = new SectionRequest(protection, sizeBytes);
        return ask(
                MappingCatalogue.CREATE_FILE_MAPPING,
                new CreateFileMappingRequest(section, 0, new ObjectAttributes(name, 7, 0)));
    }

    static SecurityDescriptor sddl(String text) {
        return switch (SecurityDescriptor.ofSddl(text)) {
            case Result.Granted<SecurityDescriptor>(SecurityDescriptor descriptor) -> descriptor;
            case Result.Refused<SecurityDescriptor>(Win32Error error) -> throw new IllegalArgumentException(text);
        };
    }

    @Override
    public void close() {
        fds.close();
        socket.close();
    }
}
