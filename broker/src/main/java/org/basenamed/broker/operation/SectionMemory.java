package org.basenamed.broker.operation;

import java.util.HashSet;
import java.util.Set;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileSpace;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.object.Charge;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.SectionRights;
import org.basenamed.model.section.CommitMap;
import org.basenamed.model.section.SectionState;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a file mapping: a file that its creator had opened, or a memfd whose size is sealed, so that no process can
 * take pages away under another one's view.
 */
final class SectionMemory implements AutoCloseable {
    private final SectionState section;
    private final @Nullable FileKey file;
    private final CommitMap commits = new CommitMap();
    private final Set<Integer> holders = new HashSet<>();
    private final Fd original;
    private final boolean originalWrites;
    private @Nullable Fd readOnly;
    private boolean handlesClosed;
    private @Nullable Charge charge;
    private @Nullable Account heldBy;

    private SectionMemory(SectionState section, Fd original, @Nullable FileKey file, boolean originalWrites) {
        this.section = section;
        this.file = file;
        this.original = original;
        this.originalWrites = originalWrites;
    }

    /** Memory for {@code section}, all zero and not yet taken from the machine. */
    static SectionMemory allocate(SectionState section, SpareMemfd spare) {
        Fd memfd = memfd(section, spare);
        boolean complete = false;
        try {
            Memfd.setSize(memfd, section.sizeBytes());
            if (section.largePages()) {
                // from a pool that is set aside: nobody loses memory by it, and it is either there or not
                LinuxException.check(
                        FileSpace.allocate(memfd, 0, section.sizeBytes()), "fallocate", section.sizeBytes());
            }
            Memfd.seal(memfd, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW | Memfd.SEAL_SEAL);
            complete = true;
            return new SectionMemory(section, memfd, null, true);
        } finally {
            if (!complete) {
                memfd.close();
            }
        }
    }

    private static Fd memfd(SectionState section, SpareMemfd spare) {
        if (section.largePages()) {
            return Memfd.createHuge(SpareMemfd.NAME, Memfd.HUGE_2_MIB_SHIFT);
        }
        return section.protection().executable() ? Memfd.create(SpareMemfd.NAME, true) : spare.take();
    }

    /** A section over a file that is long enough for it. */
    static SectionMemory over(OpenFile file, SectionState section) {
        return new SectionMemory(section, file.fd().duplicate(), file.key(), file.writable());
    }

    SectionState section() {
        return section;
    }

    /** The file behind it; null for memory. */
    @Nullable
    FileKey file() {
        return file;
    }

    /** Which pages of a reserved section are committed. */
    CommitMap commits() {
        return commits;
    }

    /** The descriptor that pages are taken through. */
    Fd original() {
        return original;
    }

    /** The processes that hold it for their views, by slot. */
    Set<Integer> holders() {
        return holders;
    }

    /** Puts it on the account that its object is on. */
    void chargeTo(Charge objects) {
        charge = objects;
        objects.add(Resource.MAPPED_BYTES, committedBytes());
    }

    /** Whether so many bytes more may be committed. */
    boolean hasRoom(long bytes) {
        return heldBy != null
                ? heldBy.hasRoom(Resource.MAPPED_BYTES, bytes)
                : charge == null || charge.payer().hasRoom(Resource.MAPPED_BYTES, bytes);
    }

    /** Commits pages: how many bytes that are more. */
    long commit(long from, long to) {
        long missing = commits.missingBytes(from, to);
        commits.commit(from, to);
        if (heldBy != null) {
            heldBy.add(Resource.MAPPED_BYTES, missing);
        } else if (charge != null) {
            charge.add(Resource.MAPPED_BYTES, missing);
        }
        return missing;
    }

    /** The object has ended; if processes still hold the memory it stays on the account of whoever paid last. */
    void handlesClosed(Account payer) {
        handlesClosed = true;
        if (!holders.isEmpty()) {
            heldBy = payer;
            payer.add(Resource.MAPPED_BYTES, committedBytes());
        }
    }

    /** Nobody holds it any more: takes it off the account. */
    void endHold() {
        if (heldBy != null) {
            heldBy.give(Resource.MAPPED_BYTES, committedBytes());
            heldBy = null;
        }
    }

    boolean isUnused() {
        return handlesClosed && holders.isEmpty();
    }

    /** How much of the machine's memory it may come to take as it is now. */
    long committedBytes() {
        return section.reserved()
                ? section.sizeBytes() - commits.missingBytes(0, section.sizeBytes())
                : section.committedBytes();
    }

    /**
     * The descriptor for a handle with these rights: one that the kernel lets write only if handle and section both may.
     *
     * @return null if the handle may map nothing, or a file cannot be opened anew for reading only
     */
    @Nullable
    Fd descriptorFor(int grantedAccess) {
        if ((grantedAccess & SectionRights.MAP_WRITE) != 0
                && section.protection().writesThrough()) {
            return original;
        }
        boolean maps = (grantedAccess & (SectionRights.MAP_READ | SectionRights.MAP_EXECUTE)) != 0;
        if (!maps) {
            return null;
        }
        return originalWrites ? readOnly() : original;
    }

    private @Nullable Fd readOnly() {
        if (readOnly == null) {
            try {
                readOnly = Memfd.reopenReadOnly(original);
            } catch (LinuxException e) {
                if (file == null || (e.errno() != Errno.EACCES && e.errno() != Errno.EPERM)) {
                    throw e;
                }
                return null;
            }
            if (file == null) {
                // whoever gets it must not open the memory anew through /proc and write
                LinuxException.check(FileCalls.fchmod(original, 0), "fchmod", original);
            }
        }
        return readOnly;
    }

    @Override
    public void close() {
        try {
            if (section.reserved() && file == null) {
                // these pages are the broker's: a process that has kept a descriptor, and said nothing, must not keep
                // them
                int released = FileSpace.release(original, 0, section.sizeBytes());
                LinuxException.check(released, "fallocate", original, section.sizeBytes());
            }
        } finally {
            original.close();
            if (readOnly != null) {
                readOnly.close();
            }
        }
    }
}
