package org.basenamed.broker.operation;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final ObjectSpace space = new ObjectSpace();
    private final Map<Long, SectionMemory> sections = new HashMap<>();
    private final MemoryLimit limit;
    private long committedBytes;

    public ObjectStore(MemoryLimit limit) {
        this.limit = limit;
    }

    ObjectSpace space() {
        return space;
    }

    MemoryLimit limit() {
        return limit;
    }

    /** How much memory all file mappings together may come to take. */
    long committedBytes() {
        return committedBytes;
    }

    /** Takes over the memory of a file mapping that has just been added to the tables. */
    void adopt(KernelObject object, SectionMemory memory) {
        sections.put(object.id(), memory);
        committedBytes += memory.section().committedBytes();
    }

    /** The memory of a live file mapping. */
    SectionMemory memoryOf(KernelObject object) {
        SectionMemory memory = sections.get(object.id());
        if (memory == null) {
            throw new IllegalStateException("object " + object.id() + " has no memory");
        }
        return memory;
    }

    /** Takes back a handle that was just opened, whatever its flags. */
    void undo(ProcessRecord process, OpenedHandle handle) {
        space.undo(process, handle).ifPresent(this::dispose);
    }

    /** Gives back what the kernel holds for an object that has ended; views keep their memory alive by themselves. */
    void dispose(KernelObject object) {
        SectionMemory memory = sections.remove(object.id());
        if (memory != null) {
            committedBytes -= memory.section().committedBytes();
            memory.close();
        }
    }
}
