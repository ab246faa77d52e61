package org.basenamed.model.object;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.name.Boundary;
import org.jspecify.annotations.Nullable;

/**
 * The private namespaces that can be opened. Each is there as long as the handle that made it; afterwards its objects go on for those who
 * have them, and the boundary is free again (NS-37).
 */
final class NamespaceTable {
    private final Map<Boundary, Live> live = new HashMap<>();

    private record Live(KernelObject object, int creatorSlot, int handle) {}

    boolean has(Boundary boundary) {
        return live.containsKey(boundary);
    }

    @Nullable
    KernelObject find(Boundary boundary) {
        Live found = live.get(boundary);
        return found == null ? null : found.object();
    }

    void add(Boundary boundary, ProcessRecord creator, OpenedHandle handle) {
        live.put(boundary, new Live(handle.entry().object(), creator.slot(), handle.value()));
    }

    /** Ends the namespace for everybody who has not opened it yet. */
    void retire(KernelObject object) {
        live.values().removeIf(it -> it.object() == object);
    }

    void handleClosed(ProcessRecord process, int handle) {
        live.values().removeIf(it -> it.creatorSlot() == process.slot() && it.handle() == handle);
    }
}
