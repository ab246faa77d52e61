package org.basenamed.client;

import org.basenamed.model.Win32Error;

/** The broker could not be reached or started, or went away during the call; the message says why. */
public final class BrokerUnavailableException extends BasenamedException {
    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(Win32Error error, String operation, String objectName, String detail) {
        super(error, operation, objectName, detail);
    }
}
