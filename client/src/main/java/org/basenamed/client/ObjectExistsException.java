package org.basenamed.client;

import org.basenamed.model.Win32Error;

/** An object that had to be new exists already (ERROR_ALREADY_EXISTS). */
public final class ObjectExistsException extends BasenamedException {
    private static final long serialVersionUID = 1L;

    ObjectExistsException(Win32Error error, String operation, String objectName, String detail) {
        super(error, operation, objectName, detail);
    }
}
