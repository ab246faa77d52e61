package org.basenamed.broker.operation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.object.KernelObject;
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

    private final ObjectStore store;
    private final Map<Long, ArrayDeque<Packet>> queues = new HashMap<>();

    /** Three numbers, whose meaning is between those who post and those who take. */
    record Packet(int bytes, long key, long overlapped) {}

    PortStore(ObjectStore store) {
        this.store = store;
    }

    /** Queues a packet; whether there was room for it, and anybody could still take it. */
    boolean post(KernelObject port, Packet packet) {
        if (port.handleCount() == 0) {
            return false;
        }
        ArrayDeque<Packet> queue = queues.computeIfAbsent(port.id(), id -> new ArrayDeque<>());
        if (queue.size() == MAX_PACKETS) {
            return false;
        }
        queue.add(packet);
        if (queue.size() == 1) {
            store.mediation().signal(store.referenceOf(port), Signal.SET, 0);
        }
        return true;
    }

    /** Takes the packet that has waited for longest; null if there is none. */
    @Nullable
    Packet take(KernelObject port) {
        ArrayDeque<Packet> queue = queues.get(port.id());
        if (queue == null) {
            return null;
        }
        Packet first = queue.poll();
        if (queue.isEmpty()) {
            queues.remove(port.id());
            store.mediation().signal(store.referenceOf(port), Signal.RESET, 0);
        }
        return first;
    }

    /** The last handle to an object has been closed. */
    void disposed(KernelObject object) {
        if (object.type() == ObjectType.COMPLETION_PORT) {
            queues.remove(object.id());
        }
    }
}
