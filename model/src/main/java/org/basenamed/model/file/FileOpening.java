package org.basenamed.model.file;

import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.FileRights;

/**
 * How somebody has a file open.
 *
 * @param access the rights of the handle, without generic bits
 * @param share what others may do meanwhile: {@link #SHARE_READ}, {@link #SHARE_WRITE}, {@link #SHARE_DELETE}
 * @param intent what else the opening does: {@link #TRUNCATES}, {@link #DELETES}, {@link #DELETES_ON_CLOSE}
 */
public record FileOpening(int access, int share, int intent) {
    public static final int SHARE_READ = 0x1;
    public static final int SHARE_WRITE = 0x2;
    public static final int SHARE_DELETE = 0x4;
    public static final int SHARE_ALL = SHARE_READ | SHARE_WRITE | SHARE_DELETE;

    /** The file is emptied as it is opened. */
    public static final int TRUNCATES = 0x1;
    /** The opener is about to remove the file's name. */
    public static final int DELETES = 0x2;
    /** The file's name goes with this handle. */
    public static final int DELETES_ON_CLOSE = 0x4;

    /** Every intent that there is. */
    public static final int INTENTS = TRUNCATES | DELETES | DELETES_ON_CLOSE;

    public boolean reads() {
        return (access & (FileRights.READ_DATA | FileRights.EXECUTE)) != 0;
    }

    public boolean writes() {
        return (access & (FileRights.WRITE_DATA | FileRights.APPEND_DATA)) != 0;
    }

    private boolean deletes() {
        return (access & AccessMask.DELETE) != 0;
    }

    public boolean has(int intents) {
        return (intent & intents) != 0;
    }

    /** Whether the share modes of two openings of one file let both be: each has to share what the other one does. */
    boolean compatible(FileOpening other) {
        return admits(other) && other.admits(this);
    }

    private boolean admits(FileOpening other) {
        // who neither reads nor writes nor deletes is in nobody's way, and has no say
        if (!reads() && !writes() && !deletes()) {
            return true;
        }
        return (!other.reads() || (share & SHARE_READ) != 0)
                && (!other.writes() || (share & SHARE_WRITE) != 0)
                && (!other.deletes() || (share & SHARE_DELETE) != 0);
    }
}
