package org.basenamed.client;

import org.basenamed.client.core.LocalHandle;
import org.basenamed.model.rights.AccessMask;

/**
 * What a call is about, as far as rights go.
 *
 * @param held the rights that its handle has
 * @param needed the rights that it takes
 */
record RightsInUse(int held, int needed) {
    /** A call that takes none. */
    static final RightsInUse NONE = new RightsInUse(0, 0);

    /** A call that asks for a handle. */
    static RightsInUse toOpen(int desired) {
        return new RightsInUse(0, desired);
    }

    /** A call by a handle. */
    static RightsInUse of(LocalHandle handle, int needed) {
        return new RightsInUse(handle.grantedAccess(), needed);
    }

    /** Whether what is held is what is needed. */
    boolean suffices() {
        return AccessMask.allows(held, needed);
    }

    /** For people, where that is what is missing; empty otherwise. */
    String detail() {
        return suffices() ? "" : "held 0x" + Integer.toHexString(held) + ", needed 0x" + Integer.toHexString(needed);
    }
}
