package org.basenamed.broker.operation;

import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.model.rights.SectionRights;
import org.basenamed.model.section.SectionState;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a file mapping without a file: a memfd whose size is sealed, so that no process can take pages away under
 * another one's view.
 */
final class SectionMemory implements AutoCloseable {
    private final SectionState section;
    private final Fd writable;
    private @Nullable Fd readOnly;

    private SectionMemory(SectionState section, Fd writable) {
        this.section = section;
        this.writable = writable;
    }

    /** Memory for {@code section}, all zero and not yet taken from the machine. */
    static SectionMemory allocate(SectionState section, SpareMemfd spare) {
        Fd memfd = section.protection().executable() ? Memfd.create(SpareMemfd.NAME, true) : spare.take();
        boolean complete = false;
        try {
            Memfd.setSize(memfd, section.sizeBytes());
            Memfd.seal(memfd, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW | Memfd.SEAL_SEAL);
            complete = true;
            return new SectionMemory(section, memfd);
        } finally {
            if (!complete) {
                memfd.close();
            }
        }
    }

    SectionState section() {
        return section;
    }

    /**
     * The descriptor for a handle with these rights: one that the kernel lets write only if handle and section both may.
     *
     * @return null if the handle may map nothing
     */
    @Nullable
    Fd descriptorFor(int grantedAccess) {
        if ((grantedAccess & SectionRights.MAP_WRITE) != 0
                && section.protection().writesThrough()) {
            return writable;
        }
        boolean maps = (grantedAccess & (SectionRights.MAP_READ | SectionRights.MAP_EXECUTE)) != 0;
        return maps ? readOnly() : null;
    }

    private Fd readOnly() {
        if (readOnly == null) {
            readOnly = Memfd.reopenReadOnly(writable);
            // whoever gets it must not open the memory anew through /proc and write
            LinuxException.check(FileCalls.fchmod(writable, 0), "fchmod", writable);
        }
        return readOnly;
    }

    @Override
    public void close() {
        writable.close();
        if (readOnly != null) {
            readOnly.close();
        }
    }
}
