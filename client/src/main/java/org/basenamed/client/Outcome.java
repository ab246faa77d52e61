package org.basenamed.client;

import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** Turns refusals into exceptions, in one place. */
final class Outcome {
    private Outcome() {}

    /** A call that may be refused. */
    @FunctionalInterface
    interface Attempt<T> {
        Result<T> make() throws BrokerUnreachableException;
    }

    /** {@code answer} as it is; as the exception of {@code operation} if it is the negated code of an error. */
    static int of(String operation, String objectName, RightsInUse rights, int answer) {
        if (answer < 0) {
            throw BasenamedException.of(Win32Error.of(-answer), operation, objectName, rights);
        }
        return answer;
    }

    /** What the attempt grants; its refusal as the exception of {@code operation}. */
    static <T> T of(String operation, String objectName, Attempt<T> attempt) {
        return of(operation, objectName, RightsInUse.NONE, attempt);
    }

    /** As {@link #of(String, String, Attempt)}, for an operation that takes rights. */
    static <T> T of(String operation, String objectName, RightsInUse rights, Attempt<T> attempt) {
        Result<T> result;
        try {
            result = attempt.make();
        } catch (BrokerUnreachableException e) {
            BasenamedException unavailable = BasenamedException.of(
                    Win32Error.RPC_S_SERVER_UNAVAILABLE, operation, objectName, String.valueOf(e.getMessage()));
            unavailable.initCause(e);
            throw unavailable;
        }
        if (result instanceof Result.Refused<T>(Win32Error error)) {
            throw BasenamedException.of(error, operation, objectName, rights);
        }
        return ((Result.Granted<T>) result).value();
    }
}
