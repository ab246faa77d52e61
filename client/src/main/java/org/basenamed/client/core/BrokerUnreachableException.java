package org.basenamed.client.core;

/** No broker could be reached or started; the message says why, and where its log is. */
public final class BrokerUnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerUnreachableException(String message) {
        super(message);
    }

    BrokerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
