package org.basenamed.protocol.message;

/** A request about one handle of the caller; type and rights are checked before anything else. */
public interface OnHandle {
    /** The handle's value in the caller's table. */
    int handle();

    /** The rights that this very request takes beside those in the catalogue. */
    default int rights() {
        return 0;
    }
}
