package org.basenamed.protocol.wire;

/** The bytes are no message of this protocol; whoever sent them is not spoken to any more. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception without a stack trace: a peer causes it at will. */
    public MalformedMessageException(String message) {
        super(message, null, false, false);
    }
}
