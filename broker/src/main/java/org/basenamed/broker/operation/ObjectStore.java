package org.basenamed.broker.operation;

import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final ObjectSpace space = new ObjectSpace();
    private final FileStore files = new FileStore();
    private final SectionStore sections = new SectionStore(files.table());
    private final MemoryLimit limit;

    public ObjectStore(MemoryLimit limit) {
        this.limit = limit;
    }

    ObjectSpace space() {
        return space;
    }

    /** The memory of file mappings. */
    SectionStore sections() {
        return sections;
    }

    /** The files that processes have opened. */
    FileStore files() {
        return files;
    }

    /** How much more memory the machine could promise. */
    long machineBytesLeft() {
        return limit.machineBytes() - sections.committedBytes();
    }

    /** How much more memory the caller could be promised: by the machine, and by its control group. */
    long commitBytesLeft(Call call) {
        return Math.min(
                machineBytesLeft(), limit.ofProcess(call.process().identity().processId()));
    }

    /** The memory of a live file mapping. */
    SectionMemory memoryOf(KernelObject object) {
        SectionMemory memory = sections.find(object.id());
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
        switch (object.state()) {
            case ObjectState.FileMapping section -> sections.dispose(object);
            case ObjectState.File file -> files.dispose(object);
        }
    }

    /** Gives back what a process that has ended held for its views. */
    void processEnded(ProcessRecord process) {
        sections.processEnded(process);
    }
}
