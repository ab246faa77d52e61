package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileTable;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.section.SectionState;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all file mappings. It outlives the object for as long as a process holds it for its views (FM-75); mappings that
 * the broker need not know of then are not held, for the kernel itself keeps the memory under a view.
 */
final class SectionStore {
    private final FileTable files;
    private final Map<Long, SectionMemory> sections = new HashMap<>();
    private final Map<Integer, Set<Long>> holds = new HashMap<>();
    private final List<SectionMemory> unused = new ArrayList<>();
    private final SpareMemfd spare = new SpareMemfd();
    private long committedBytes;

    SectionStore(FileTable files) {
        this.files = files;
    }

    /** How much memory all of them together may come to take. */
    long committedBytes() {
        return committedBytes;
    }

    /**
     * Memory for a new mapping without a file.
     *
     * @throws org.basenamed.linux.LinuxException if the kernel has none
     */
    SectionMemory allocate(SectionState section) {
        return SectionMemory.allocate(section, spare);
    }

    void adopt(KernelObject object, SectionMemory memory) {
        sections.put(object.id(), memory);
        committedBytes += memory.committedBytes();
        memory.chargeTo(object.charge());
        FileKey file = memory.file();
        if (file != null) {
            files.sectionMade(file, memory.section().protection().writesThrough());
        }
    }

    /** The memory of the mapping with that number; null if there is none any more. */
    @Nullable
    SectionMemory find(long objectId) {
        return sections.get(objectId);
    }

    /** Notes that pages of a reserved section were committed. */
    void committed(SectionMemory memory, long from, long to) {
        committedBytes += memory.commit(from, to);
    }

    /** Lets the memory live on for a process's views. */
    void hold(ProcessRecord process, KernelObject object) {
        SectionMemory memory = sections.get(object.id());
        if (memory != null && memory.section().heldByViews()) {
            memory.holders().add(process.slot());
            holds.computeIfAbsent(process.slot(), slot -> new HashSet<>()).add(object.id());
        }
    }

    boolean isHeldBy(ProcessRecord process, long objectId) {
        return holds.getOrDefault(process.slot(), Set.of()).contains(objectId);
    }

    /** Ends a hold, if there is one. */
    void release(ProcessRecord process, long objectId) {
        Set<Long> held = holds.get(process.slot());
        if (held != null && held.remove(objectId)) {
            if (held.isEmpty()) {
                holds.remove(process.slot());
            }
            dropHolder(process.slot(), objectId);
        }
    }

    /** Ends all holds of a process that has ended. */
    void processEnded(ProcessRecord process) {
        Set<Long> held = holds.remove(process.slot());
        if (held != null) {
            held.forEach(objectId -> dropHolder(process.slot(), objectId));
        }
    }

    private void dropHolder(int slot, long objectId) {
        SectionMemory memory = sections.get(objectId);
        if (memory != null) {
            memory.holders().remove(slot);
            closeIfUnused(objectId, memory);
        }
    }

    /** The last handle is closed. */
    void dispose(KernelObject object) {
        SectionMemory memory = sections.get(object.id());
        if (memory != null) {
            memory.handlesClosed(object.charge().payer());
            closeIfUnused(object.id(), memory);
        }
    }

    private void closeIfUnused(long objectId, SectionMemory memory) {
        if (!memory.isUnused()) {
            return;
        }
        sections.remove(objectId);
        committedBytes -= memory.committedBytes();
        memory.endHold();
        FileKey file = memory.file();
        if (file != null) {
            files.sectionEnded(file, memory.section().protection().writesThrough());
        }
        unused.add(memory);
    }

    /** Gives back the memory that nobody uses any more, and makes some ready for the next mapping. */
    void settle() {
        while (!unused.isEmpty()) {
            unused.removeLast().close();
        }
        spare.prepare();
    }
}
