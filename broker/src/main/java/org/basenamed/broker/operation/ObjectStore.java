package org.basenamed.broker.operation;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.timing.Timers;
import org.basenamed.broker.waiting.Mediation;
import org.basenamed.model.object.Duplication;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.waitable.Waitable;
import org.jspecify.annotations.Nullable;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final ObjectSpace space = new ObjectSpace();
    private final FileStore files = new FileStore();
    private final SectionStore sections = new SectionStore(files.table());
    private final Map<Long, Long> waitables = new HashMap<>();
    private final Mediation mediation = new Mediation();
    private final Timers timers = new Timers(mediation);
    private final Duplication duplication = new Duplication(space);
    private final ProcessStore processes = new ProcessStore(this);
    private final MemoryLimit limit;

    public ObjectStore(MemoryLimit limit) {
        this.limit = limit;
    }

    ObjectSpace space() {
        return space;
    }

    /** How handles get from one process to another. */
    Duplication duplication() {
        return duplication;
    }

    /** Processes and threads as objects. */
    ProcessStore processes() {
        return processes;
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

    /** What mediates waitable objects. */
    Mediation mediation() {
        return mediation;
    }

    /** The timers that run. */
    Timers timers() {
        return timers;
    }

    /** Makes the header of a waitable object that has just been added to the tables. */
    void adopt(KernelObject object, Waitable waitable, long word) {
        waitables.put(object.id(), mediation.create(waitable, word));
    }

    /** How boards name a live waitable object. */
    long referenceOf(KernelObject object) {
        return headerOf(object, waitables.get(object.id()));
    }

    private static long headerOf(KernelObject object, @Nullable Long reference) {
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
        switch (object.state()) {
            case ObjectState.FileMapping section -> sections.dispose(object);
            case ObjectState.File file -> files.dispose(object);
            case ObjectState.WaitableState waitable -> {
                long reference = headerOf(object, waitables.remove(object.id()));
                timers.cancel(reference);
                mediation.end(reference);
                processes.tasks().dispose(object);
            }
        }
    }

    /** Closes what was open from the beginning; all processes have gone. */
    void close() {
        timers.close();
        processes.tasks().close();
    }

    /** Does what takes the kernel long and nobody waits for. */
    void settle() {
        sections.settle();
    }

    /** Releases everything that the process behind a closed connection held; once more does nothing. */
    void ended(Caller caller) {
        ProcessRecord process = caller.process();
        if (process != null) {
            caller.leave();
            timers.processEnded(caller.board());
            mediation.leave(caller.board());
            space.end(process).forEach(this::dispose);
            sections.processEnded(process);
            processes.left(process);
        }
    }
}
