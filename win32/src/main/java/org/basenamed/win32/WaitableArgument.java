package org.basenamed.win32;

import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/** Handles of objects that threads wait for, as functions take and give them. */
final class WaitableArgument {
    private WaitableArgument() {}

    /** The handle of that value, if it is to an object of that type. */
    static Result<WaitableHandle> find(long value, ObjectType type) {
        WaitableHandle handle = handle(value, type);
        return handle == null ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : Result.granted(handle);
    }

    private static @Nullable WaitableHandle handle(long value, ObjectType type) {
        LocalHandle handle = LocalProcess.current().find(value);
        return handle instanceof WaitableHandle waitable && waitable.type() == type ? waitable : null;
    }

    /** The value of a handle from an Open function; 0 on failure. */
    static long open(ObjectType type, Result<ObjectAttributes> wish) {
        return LastError.valueOr(0L, () -> switch (wish) {
            case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                WaitableHandle.open(type, attributes).map(handle -> (long) handle.value());
            case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
        });
    }

    /** As {@link #find}, for calls that make nothing: null, and the last error set, if there is none. */
    static @Nullable WaitableHandle found(long value, ObjectType type) {
        WaitableHandle handle = handle(value, type);
        if (handle == null) {
            LastError.set(Win32Error.ERROR_INVALID_HANDLE);
        }
        return handle;
    }

    /** Whether an answer of {@link org.basenamed.client.core.Waits} is no refusal, which is negative; if it is, the last error is set. */
    static boolean succeeded(int answer) {
        if (answer < 0) {
            LastError.set(-answer);
        }
        return answer >= 0;
    }

    /** The value of a handle from a Create function, which tells in the last error whether the object existed. */
    static long created(WaitableHandle handle) {
        LastError.set(handle.existed() ? Win32Error.ERROR_ALREADY_EXISTS : Win32Error.ERROR_SUCCESS);
        return handle.value();
    }
}
