package org.basenamed.win32;

import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;

/** Handles of objects that threads wait for, as functions take and give them. */
final class WaitableArgument {
    private WaitableArgument() {}

    /** The handle of that value, if it is to an object of that type. */
    static Result<WaitableHandle> find(long value, ObjectType type) {
        LocalHandle handle = LocalProcess.current().find(value);
        return handle instanceof WaitableHandle waitable && waitable.type() == type
                ? Result.granted(waitable)
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    /** The value of a handle from an Open function; 0 on failure. */
    static long open(ObjectType type, Result<ObjectAttributes> wish) {
        return LastError.valueOr(0L, () -> switch (wish) {
            case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                WaitableHandle.open(type, attributes).map(handle -> (long) handle.value());
            case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
        });
    }

    /** An answer of {@link org.basenamed.client.core.Waits}, which is a refusal if it is negative. */
    static Result<Integer> answered(int answer) {
        return answer < 0 ? Result.refused(Win32Error.of(-answer)) : Result.granted(answer);
    }

    /** The value of a handle from a Create function, which tells in the last error whether the object existed. */
    static long created(WaitableHandle handle) {
        LastError.set(handle.existed() ? Win32Error.ERROR_ALREADY_EXISTS : Win32Error.ERROR_SUCCESS);
        return handle.value();
    }
}
