package org.basenamed.client;

import org.basenamed.model.rights.FileRights;
import org.basenamed.model.rights.SectionRights;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.ViewRequest;

/** What a view lets its threads do, and what a handle must have been granted for it. */
public enum Access {
    /** Read. Win32: {@code FILE_MAP_READ}. */
    READ(ViewRequest.FILE_MAP_READ, SectionRights.MAP_READ),

    /** Read and write, seen by everybody at once. Win32: {@code FILE_MAP_WRITE}. */
    READ_WRITE(ViewRequest.FILE_MAP_WRITE, SectionRights.MAP_READ | SectionRights.MAP_WRITE),

    /**
     * Read, and write to a copy of one's own: the first write to a page takes a private copy of it, which nobody else sees and
     * which ends with the view. Win32: {@code FILE_MAP_COPY}.
     */
    COPY_ON_WRITE(ViewRequest.FILE_MAP_COPY, SectionRights.MAP_READ),

    /** Read, and execute as machine code. Win32: {@code FILE_MAP_READ | FILE_MAP_EXECUTE}. */
    READ_EXECUTE(
            ViewRequest.FILE_MAP_READ | ViewRequest.FILE_MAP_EXECUTE,
            SectionRights.MAP_READ | SectionRights.MAP_EXECUTE);

    private final int viewBits;
    private final int rights;

    Access(int viewBits, int rights) {
        this.viewBits = viewBits;
        this.rights = rights;
    }

    /** The {@code FILE_MAP_*} bits that ask for such a view. */
    int viewBits() {
        return viewBits;
    }

    /** The rights to open a mapping with, so that such a view can be mapped. */
    int rights() {
        return rights;
    }

    /** The protection of a mapping over a file that such views are to be mapped of. */
    PageProtection sectionProtection() {
        return switch (this) {
            case READ -> PageProtection.READONLY;
            case READ_WRITE -> PageProtection.READWRITE;
            case COPY_ON_WRITE -> PageProtection.WRITECOPY;
            case READ_EXECUTE -> PageProtection.EXECUTE_READ;
        };
    }

    /** The rights that the file has to be opened with for it. */
    int fileRights() {
        return switch (this) {
            case READ, COPY_ON_WRITE -> FileRights.GENERIC_READ;
            case READ_WRITE -> FileRights.GENERIC_READ | FileRights.GENERIC_WRITE;
            case READ_EXECUTE -> FileRights.GENERIC_READ | FileRights.GENERIC_EXECUTE;
        };
    }
}
