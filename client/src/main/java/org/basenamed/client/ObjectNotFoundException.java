package org.basenamed.client;

import org.basenamed.model.Win32Error;

/** No object has the name: it was never created, or its last handle has been closed (ERROR_FILE_NOT_FOUND). */
public final class ObjectNotFoundException extends BasenamedException {
    private static final long serialVersionUID = 1L;

    ObjectNotFoundException(Win32Error error, String operation, String objectName, String detail) {
        super(error, operation, objectName, detail);
    }
}
