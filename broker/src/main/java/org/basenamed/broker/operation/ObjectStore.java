package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.section.SectionState;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final ObjectSpace space = new ObjectSpace();
    private final Map<Long, SectionMemory> sections = new HashMap<>();
    private final MemoryLimit limit;
    private final List<SectionMemory> disposed = new ArrayList<>();
    private final SpareMemfd spare = new SpareMemfd();
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

    /** Memory for a new file mapping. */
    SectionMemory allocate(SectionState section) {
        return SectionMemory.allocate(section, spare);
    }

    /**
     * Takes the memory of an object that has ended out of the store, to be given back when the request has been answered; views
     * keep it alive by themselves.
     */
    void dispose(KernelObject object) {
        SectionMemory memory = sections.remove(object.id());
        if (memory != null) {
            committedBytes -= memory.section().committedBytes();
            disposed.add(memory);
        }
    }

    /** Gives back the memory of objects that have ended, and makes some ready for the next. */
    void settle() {
        for (SectionMemory memory : disposed) {
            memory.close();
        }
        disposed.clear();
        spare.prepare();
    }
}
