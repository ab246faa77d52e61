package org.basenamed.broker.operation;

import org.basenamed.broker.waiting.Board;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ProcessIdentity;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.wire.ProtocolVersion;

/** Takes a process in, if it speaks a version that this broker understands. */
final class HelloHandler implements Handler<HelloRequest, HelloReply> {
    private static final int MAX_TITLE_UNITS = 200;

    private final ObjectStore store;

    HelloHandler(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Result<HelloReply> handle(HelloRequest request, Call call) {
        if (!ProtocolVersion.CURRENT.understands(request.version())) {
            call.endSession();
            return Result.granted(reply(false, 0, 0));
        }
        // nothing that the client says counts: the kernel tells who it is
        PeerCredentials peer = call.caller().peer();
        String title = request.title()
                .substring(0, Math.min(MAX_TITLE_UNITS, request.title().length()));
        ProcessIdentity identity = new ProcessIdentity(
                peer.pid(), store.policy().tokenOf(peer), store.policy().sessionOf(peer.uid()), title);
        return store.processes().admit(identity).then(process -> welcome(process, call));
    }

    private Result<HelloReply> welcome(ProcessRecord process, Call call) {
        Board board;
        try {
            board = store.mediation().join(process.slot(), process.account());
        } catch (LinuxException e) {
            Win32Error error = ObjectStore.outOf(e);
            store.space().end(process).forEach(store::dispose);
            call.endSession();
            return Result.refused(error);
        }
        call.caller().become(process, board);
        store.processes().joined(call.caller(), process);
        call.attach(board.memory());
        return Result.granted(reply(true, process.identity().sessionNumber(), process.slot()));
    }

    private static HelloReply reply(boolean accepted, int session, int slot) {
        return new HelloReply(accepted, ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, session, slot);
    }
}
