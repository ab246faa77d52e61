package org.basenamed.client;

import org.basenamed.model.Win32Error;

/** The caller's user or handle lacks a right, or a view would leave the mapping (ERROR_ACCESS_DENIED). */
public final class AccessDeniedException extends BasenamedException {
    private static final long serialVersionUID = 1L;

    private final int held;
    private final int needed;

    AccessDeniedException(String operation, String objectName, String detail, RightsInUse rights) {
        super(Win32Error.ERROR_ACCESS_DENIED, operation, objectName, detail);
        this.held = rights.held();
        this.needed = rights.needed();
    }

    /** The rights that the handle has, as an access mask of Win32; 0 where there was no handle yet. */
    public int held() {
        return held;
    }

    /** The rights that the call takes, as an access mask of Win32; 0 if it was not for want of a right that it was refused. */
    public int needed() {
        return needed;
    }
}
