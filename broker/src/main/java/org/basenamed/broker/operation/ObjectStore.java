package org.basenamed.broker.operation;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.waiting.Mediation;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.waitable.Waitable;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final ObjectSpace space = new ObjectSpace();
    private final Map<Long, SectionMemory> sections = new HashMap<>();
    private final Map<Long, Long> waitables = new HashMap<>();
    private final Mediation mediation = new Mediation();
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

    /** What mediates waitable objects. */
    Mediation mediation() {
        return mediation;
    }

    /** Makes the header of a waitable object that has just been added to the tables. */
    void adopt(KernelObject object, Waitable waitable, long word) {
        waitables.put(object.id(), mediation.create(waitable, word));
    }

    /** How boards name a live waitable object. */
    long referenceOf(KernelObject object) {
        Long reference = waitables.get(object.id());
        if (reference == null) {
            throw new IllegalStateException("object " + object.id() + " has no header");
        }
        return reference;
    }

    /** Takes back a handle that was just opened, whatever its flags. */
    void undo(ProcessRecord process, OpenedHandle handle) {
        space.undo(process, handle).ifPresent(this::dispose);
    }

    /** Gives back what the kernel holds for an object that has ended; views keep their memory alive by themselves. */
    void dispose(KernelObject object) {
        Long reference = waitables.remove(object.id());
        if (reference != null) {
            mediation.end(reference);
        }
        SectionMemory memory = sections.remove(object.id());
        if (memory != null) {
            committedBytes -= memory.section().committedBytes();
            memory.close();
        }
    }
}
