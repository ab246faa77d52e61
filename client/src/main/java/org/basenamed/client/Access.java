package org.basenamed.client;

import org.basenamed.model.rights.SectionRights;
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
    COPY_ON_WRITE(ViewRequest.FILE_MAP_COPY, SectionRights.MAP_READ);

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
}
