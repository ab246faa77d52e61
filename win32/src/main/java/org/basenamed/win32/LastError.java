package org.basenamed.win32;

import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** Each thread's last error (ER-1), and the one place where a refusal becomes one. */
final class LastError {
    private static final ThreadLocal<int[]> CODE = ThreadLocal.withInitial(() -> new int[1]);

    private LastError() {}

    /** A call that may be refused. */
    @FunctionalInterface
    interface Attempt<T> {
        Result<T> make() throws BrokerUnreachableException;
    }

    static int get() {
        return CODE.get()[0];
    }

    static void set(int code) {
        CODE.get()[0] = code;
    }

    static void set(Win32Error error) {
        set(error.code());
    }

    /** What the attempt grants; {@code failure}, and the error set, if it refuses. A success leaves the last error alone. */
    static <T> T valueOr(T failure, Attempt<T> attempt) {
        Result<T> result;
        try {
            result = attempt.make();
        } catch (BrokerUnreachableException e) {
            System.getLogger("org.basenamed.win32").log(System.Logger.Level.ERROR, e.getMessage());
            result = Result.refused(Win32Error.RPC_S_SERVER_UNAVAILABLE);
        }
        return switch (result) {
            case Result.Granted<T>(T value) -> value;
            case Result.Refused<T>(Win32Error error) -> {
                set(error);
                yield failure;
            }
        };
    }
}
