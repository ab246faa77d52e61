package org.basenamed.broker.operation;

import org.basenamed.model.Result;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;

/** What can be done with a handle of any type. */
final class HandleHandlers {
    private final ObjectStore store;

    HandleHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<CloseReply> close(HandleRequest request, Call call) {
        return store.space().close(call.process(), request.handle()).map(ended -> {
            ended.forEach(store::dispose);
            return new CloseReply();
        });
    }

    Result<HandleInformationReply> query(HandleRequest request, Call call) {
        HandleEntry entry = call.subject();
        return Result.granted(new HandleInformationReply(
                entry.object().type().number(),
                entry.grantedAccess(),
                entry.flags(),
                entry.object().handleCount(),
                entry.object().id()));
    }

    Result<CompareHandlesReply> compare(CompareHandlesRequest request, Call call) {
        return resolve(request.first(), call).then(first -> resolve(request.second(), call)
                .map(second -> new CompareHandlesReply(first.object() == second.object())));
    }

    private Result<HandleEntry> resolve(int handle, Call call) {
        return store.space().resolve(call.process(), handle, null, 0);
    }
}
