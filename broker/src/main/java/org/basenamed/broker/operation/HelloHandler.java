package org.basenamed.broker.operation;

import java.util.Arrays;
import org.basenamed.broker.waiting.Board;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ProcessIdentity;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.security.Token;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.wire.ProtocolVersion;

/** Takes a process in, if it speaks a version that this broker understands. */
final class HelloHandler implements Handler<HelloRequest, HelloReply> {
    /** One user, one session; not session 0, so that {@code Local\} and {@code Global\} differ (NS-21). */
    static final int SESSION_NUMBER = 1;

    private static final int MAX_TITLE_UNITS = 200;

    private final ObjectStore store;

    HelloHandler(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Result<HelloReply> handle(HelloRequest request, Call call) {
        if (!ProtocolVersion.CURRENT.understands(request.version())) {
            call.endSession();
            return Result.granted(reply(false, 0));
        }
        PeerCredentials peer = call.caller().peer();
        String title = request.title()
                .substring(0, Math.min(MAX_TITLE_UNITS, request.title().length()));
        ProcessIdentity identity = new ProcessIdentity(peer.pid(), token(peer), SESSION_NUMBER, title);
        return store.processes().admit(identity).then(process -> welcome(process, call));
    }

    private Result<HelloReply> welcome(ProcessRecord process, Call call) {
        Board board;
        try {
            board = store.mediation().join(process.slot());
        } catch (LinuxException e) {
            Win32Error error = ObjectStore.outOf(e);
            store.space().end(process).forEach(store::dispose);
            call.endSession();
            return Result.refused(error);
        }
        call.caller().become(process, board);
        store.processes().joined(call.caller(), process);
        call.attach(board.memory());
        return Result.granted(reply(true, process.slot()));
    }

    /** Nothing that the client says counts: the kernel tells who it is. */
    private static Token token(PeerCredentials peer) {
        return Token.ofProcess(
                peer.uid(), peer.gid(), Arrays.stream(peer.groups()).boxed().toList());
    }

    private static HelloReply reply(boolean accepted, int slot) {
        return new HelloReply(accepted, ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, SESSION_NUMBER, slot);
    }
}
