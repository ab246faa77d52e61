package org.basenamed.client;

import org.basenamed.model.Win32Error;

/**
 * A call was refused, and has changed nothing.
 *
 * <p>It carries the Win32 error that Windows would answer. The subclasses are the refusals after which a program does something
 * else; all others are defects of the call.
 */
public class BasenamedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Win32Error error;
    private final String operation;
    private final String objectName;

    BasenamedException(Win32Error error, String operation, String objectName, String detail) {
        super(message(error, operation, objectName, detail));
        this.error = error;
        this.operation = operation;
        this.objectName = objectName;
    }

    private static String message(Win32Error error, String operation, String objectName, String detail) {
        String subject = objectName.isEmpty() ? "" : " of \"" + objectName + "\"";
        String more = detail.isEmpty() ? "" : " (" + detail + ")";
        return operation + subject + ": " + error.meaning() + more + " [" + error.name() + ", " + error.code() + "]";
    }

    /** The refusal of {@code operation} as the exception that fits it. */
    static BasenamedException of(Win32Error error, String operation, String objectName, String detail) {
        return switch (error) {
            case ERROR_FILE_NOT_FOUND -> new ObjectNotFoundException(error, operation, objectName, detail);
            case ERROR_ACCESS_DENIED -> new AccessDeniedException(operation, objectName, detail, RightsInUse.NONE);
            case ERROR_ALREADY_EXISTS -> new ObjectExistsException(error, operation, objectName, detail);
            case RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED ->
                new BrokerUnavailableException(error, operation, objectName, detail);
            default -> new BasenamedException(error, operation, objectName, detail);
        };
    }

    /** As {@link #of(Win32Error, String, String, String)}, with the rights that the operation is about. */
    static BasenamedException of(Win32Error error, String operation, String objectName, RightsInUse rights) {
        return error == Win32Error.ERROR_ACCESS_DENIED
                ? new AccessDeniedException(operation, objectName, rights.detail(), rights)
                : of(error, operation, objectName, "");
    }

    /** The error that {@code GetLastError} would return. */
    public final Win32Error error() {
        return error;
    }

    /** The call that was refused. */
    public final String operation() {
        return operation;
    }

    /** The name of the object that it was about; empty for one without a name. */
    public final String objectName() {
        return objectName;
    }
}
