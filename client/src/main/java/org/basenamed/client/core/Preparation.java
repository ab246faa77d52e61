package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.dispatcher.Notice;
import org.basenamed.dispatcher.Seat;
import org.basenamed.dispatcher.SeatLayout;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireOutput;

/**
 * Has the Java machine load and link what a process needs once it has a broker, while the broker comes up: the first words of a client are
 * said to nobody, over a connection to itself. What comes of it does not matter.
 */
final class Preparation {
    private final SeqpacketSocket broker;
    private final Connection client;
    private final MemorySegment buffer;
    private int sequence;

    private Preparation(SeqpacketSocket broker, Connection client, Arena arena) {
        this.broker = broker;
        this.client = client;
        this.buffer = arena.allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);
    }

    static void make() {
        try {
            SeqpacketSocket[] ends = SeqpacketSocket.pair();
            try (SeqpacketSocket broker = ends[0];
                    Connection client = new Connection(ends[1]);
                    Arena arena = Arena.ofConfined()) {
                new Preparation(broker, client, arena).talk();
                MemorySegment board = arena.allocate(2 * SeatLayout.BYTES, SeatLayout.BYTES);
                Seat.at(board, 0, 0);
                Notice.of(board).raise();
            }
        } catch (LinuxException e) {
            // what fails for good fails again where it is told
        }
    }

    private void talk() {
        ProtocolVersion version = ProtocolVersion.CURRENT;
        ask(
                SessionCatalogue.HELLO,
                new HelloRequest(version, ProtocolVersion.SOFTWARE, ""),
                new HelloReply(true, version, ProtocolVersion.SOFTWARE, 0, 0));
        PageProtection protection = PageProtection.READWRITE;
        ask(
                MappingCatalogue.CREATE_FILE_MAPPING,
                new CreateFileMappingRequest(
                        new SectionRequest(protection.value(), 0), 0, new ObjectAttributes("", 0, 0)),
                new FileMappingReply(0, 0, false, 0, new SectionState(0, protection, 0)));
    }

    /** Answers before it asks, as nobody else does. */
    private <Q, R> void ask(Operation<Q, R> operation, Q request, R reply) {
        WireOutput output = new WireOutput(buffer);
        output.header(operation.number(), ++sequence, 0);
        operation.reply().encode(reply, output);
        LinuxException.check(broker.send(buffer, output.length()), "send", operation);
        client.call(operation, request);
    }
}
