package org.basenamed.broker.operation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Signal;
import org.jspecify.annotations.Nullable;

/*
 * A port is signalled as long as something is queued to it. Whoever takes a packet asks here first, and waits for the object if there is
 * none; so a process that dies in between has taken nothing.
 */
/** What is queued to completion ports. */
final class PortStore {
    /** So many packets wait at one port; what comes then is lost, or refused to whoever posts it. */
    private static final int MAX_PACKETS = 65_536;

    private static final long PACKET_BYTES = 64;

    private final ObjectStore store;
    private final Map<Long, ArrayDeque<Packet>> queues = new HashMap<>();

    /** Three numbers, whose meaning is between those who post and those who take. */
    record Packet(int bytes, long key, long overlapped) {}

    PortStore(ObjectStore store) {
        this.store = store;
    }

    /**
     * Queues a packet, which is on the account of whoever pays for the port.
     *
     * @return refused with 1450 if there is no room for it, or nobody could take it; with 1816 if that is not within the quota
     */
    Result<Boolean> post(KernelObject port, Packet packet) {
        ArrayDeque<Packet> queue = queues.getOrDefault(port.id(), new ArrayDeque<>());
        if (port.handleCount() == 0 || queue.size() == MAX_PACKETS) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        if (!port.charge().payer().hasRoom(Resource.TABLE_BYTES, PACKET_BYTES)) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
        port.charge().add(Resource.TABLE_BYTES, PACKET_BYTES);
        queues.put(port.id(), queue);
        queue.add(packet);
        if (queue.size() == 1) {
            store.mediation().signal(store.referenceOf(port), Signal.SET, 0);
        }
        return Result.granted(true);
    }

    /** Takes the packet that has waited for longest; null if there is none. */
    @Nullable
    Packet take(KernelObject port) {
        ArrayDeque<Packet> queue = queues.get(port.id());
        if (queue == null) {
            return null;
        }
        Packet first = queue.poll();
        port.charge().add(Resource.TABLE_BYTES, -PACKET_BYTES);
        if (queue.isEmpty()) {
            queues.remove(port.id());
            store.mediation().signal(store.referenceOf(port), Signal.RESET, 0);
        }
        return first;
    }

    /** The last handle to an object has been closed; what it cost is off the account already. */
    void disposed(KernelObject object) {
        if (object.type() == ObjectType.COMPLETION_PORT) {
            queues.remove(object.id());
        }
    }
}
