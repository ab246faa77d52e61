package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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

/** A connection without a process of its own: many of them cost little. */
final class RawClient implements AutoCloseable {
    private final MemorySegment memory = Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES);
    private final ReceivedFds fds = new ReceivedFds();
    private final SeqpacketSocket socket;
    private int sequence;

    RawClient(Rendezvous rendezvous) {
        socket = SeqpacketSocket.adopt(Fd.own(SeqpacketSocket.connect(rendezvous.socket())));
    }

    Result<HelloReply> hello() {
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

    <Q, R> Result<R> ask(Operation<Q, R> operation, Q request) {
        WireOutput output = new WireOutput(memory);
        output.header(operation.number(), ++sequence, 0);
        operation.request().encode(request, output);
        // a broker that turns a client away may have hung up already
        socket.send(memory, output.length());
        int length = socket.receive(memory, fds, true);
        if (length == -Errno.ECONNRESET) {
            // that it has left the request unread is told before what it has said
            length = socket.receive(memory, fds, true);
        }
        assertThat(length).as("an answer to %s", operation).isPositive();
        WireInput input = new WireInput(memory);
        input.begin(length);
        assertThat(input.sequence()).isEqualTo(sequence);
        Result<R> result = input.error() == 0
                ? Result.granted(operation.reply().decode(input))
                : Result.refused(Win32Error.of(input.error()));
        fds.closeAll();
        return result;
    }

    @Override
    public void close() {
        fds.close();
        socket.close();
    }
}
