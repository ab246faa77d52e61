package org.basenamed.broker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.presence.BrokerPresence;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/** Plays all of a broker's life with a client of its own, in a directory of its own, so that its classes can be cached. */
final class Rehearsal {
    /** Given instead of all others, with the directory to play in and the number of the broker that wants it. */
    static final String OPTION = "--rehearse";

    private static final String PROGRAM = System.getProperty("java.class.path");

    private final SeqpacketSocket socket;
    private final MemorySegment buffer = Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES);
    private final WireInput input = new WireInput(buffer);
    private int sequence;

    private Rehearsal(SeqpacketSocket socket) {
        this.socket = socket;
    }

    /** Plays in {@code directory}, which is removed in the end. */
    static void run(String directory, long broker, BrokerLog log) throws IOException, InterruptedException {
        // it is of no use to anybody once the broker that wants it has ended, and in the way of the next one's
        LinuxException.check(ProcessCalls.setParentDeathSignal(ProcessCalls.SIGKILL), "prctl", "PR_SET_PDEATHSIG");
        if (ProcessHandle.current().parent().filter(it -> it.pid() == broker).isEmpty()) {
            // it has ended before that
            return;
        }
        // a file that is there stands for the cache, so that none is made here
        String[] arguments = {"--directory", directory, "--idle-millis", "0", "--aot-cache", PROGRAM};
        BrokerOptions options = BrokerOptions.parse(arguments);
        BrokerPresence presence = BrokerPresence.claim(options.rendezvous()).orElseThrow();
        // there before anybody is served: the broker leaves as soon as it has no client
        SeqpacketSocket socket;
        try {
            socket = connected(options.rendezvous());
        } catch (LinuxException e) {
            presence.close();
            throw e;
        }
        FutureTask<Boolean> client = new FutureTask<>(() -> play(socket));
        Thread.ofPlatform().start(client);
        Main.serve(presence, options, log);
        try {
            client.get();
        } catch (ExecutionException e) {
            // half a life is not worth a cache
            throw new IllegalStateException("the rehearsal's client has failed", e.getCause());
        }
    }

    private static boolean play(SeqpacketSocket socket) {
        try (socket) {
            new Rehearsal(socket).play();
        }
        return true;
    }

    private static SeqpacketSocket connected(Rendezvous rendezvous) {
        int connected = SeqpacketSocket.connect(rendezvous.socket());
        return SeqpacketSocket.adopt(Fd.own(LinuxException.check(connected, "connect", rendezvous.socket())));
    }

    private void play() {
        ask(SessionCatalogue.HELLO, new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, "rehearsal"));
        SectionRequest section = new SectionRequest(PageProtection.READWRITE.value(), SectionRequest.PAGE_BYTES);
        int access = PageProtection.READWRITE.creationAccess();
        int handle = ask(
                        MappingCatalogue.CREATE_FILE_MAPPING,
                        new CreateFileMappingRequest(section, 0, new ObjectAttributes("Local\\rehearsal", access, 0)))
                .handle();
        ask(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(handle));
    }

    private <Q, R> R ask(Operation<Q, R> operation, Q request) {
        WireOutput output = new WireOutput(buffer);
        output.header(operation.number(), ++sequence, 0);
        operation.request().encode(request, output);
        LinuxException.check(socket.send(buffer, output.length()), "send");
        try (ReceivedFds fds = new ReceivedFds()) {
            input.begin(LinuxException.check(socket.receive(buffer, fds, true), "recvmsg"));
            return operation.reply().decode(input);
        }
    }
}
