package org.basenamed.client;

import org.basenamed.model.Win32Error;

/** The caller's user or handle lacks a right, or a view would leave the mapping (ERROR_ACCESS_DENIED). */
public final class AccessDeniedException extends BasenamedException {
    private static final long serialVersionUID = 1L;

    AccessDeniedException(Win32Error error, String operation, String objectName, String detail) {
        super(error, operation, objectName, detail);
    }
}
