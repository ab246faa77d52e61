package org.basenamed.broker.operation;

import org.basenamed.model.Result;
import org.basenamed.model.job.Job;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.message.AssociatePortRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.PacketReply;
import org.basenamed.protocol.message.PostPacketRequest;

/** Completion ports, and which of them are told of jobs. */
final class PortHandlers {
    private static final int MODIFY_STATE = 0x2;
    private static final int NO_PORT = 0;

    private final ObjectStore store;

    PortHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<DoneReply> associate(AssociatePortRequest request, Call call) {
        Job job = store.jobs().of(call.subject().object());
        if (request.port() == NO_PORT && !request.watches()) {
            return store.jobs().ports().associate(job, null).map(done -> new DoneReply());
        }
        return store.space()
                .resolve(call.process(), request.port(), ObjectType.COMPLETION_PORT, MODIFY_STATE)
                .map(entry -> new JobPorts.Target(entry.object(), request.key()))
                .then(target -> request.watches()
                        ? store.jobs().ports().watch(job, target)
                        : store.jobs().ports().associate(job, target))
                .map(done -> {
                    store.jobs().watch().arm();
                    return new DoneReply();
                });
    }

    Result<DoneReply> post(PostPacketRequest request, Call call) {
        PortStore.Packet packet = new PortStore.Packet(request.bytes(), request.key(), request.overlapped());
        return store.ports().post(call.subject().object(), packet).map(posted -> new DoneReply());
    }

    Result<PacketReply> take(HandleRequest request, Call call) {
        PortStore.Packet packet = store.ports().take(call.subject().object());
        return Result.granted(
                packet == null
                        ? new PacketReply(false, 0, 0, 0)
                        : new PacketReply(true, packet.bytes(), packet.key(), packet.overlapped()));
    }
}
