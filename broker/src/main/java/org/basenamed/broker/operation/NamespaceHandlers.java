package org.basenamed.broker.operation;

import org.basenamed.model.Result;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.NamespaceRequest;

/** Private namespaces. */
final class NamespaceHandlers {
    private final ObjectStore store;

    NamespaceHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<NamespaceReply> create(NamespaceRequest request, Call call) {
        return store.space()
                .createNamespace(call.process(), request.boundary(), request.alias(), request.attributes())
                .map(NamespaceHandlers::reply);
    }

    Result<NamespaceReply> open(NamespaceRequest request, Call call) {
        return store.space()
                .openNamespace(call.process(), request.boundary(), request.alias(), request.attributes())
                .map(NamespaceHandlers::reply);
    }

    private static NamespaceReply reply(OpenedHandle handle) {
        return new NamespaceReply(handle.value(), handle.entry().grantedAccess());
    }

    Result<CloseReply> close(CloseNamespaceRequest request, Call call) {
        HandleEntry namespace = call.subject();
        return store.space().close(call.process(), request.handle()).map(ended -> {
            if (request.destroys()) {
                store.space().retireNamespace(namespace);
            }
            ended.forEach(store::dispose);
            return new CloseReply();
        });
    }
}
