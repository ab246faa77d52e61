package org.basenamed.win32;

import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/** The functions on mutexes, behind {@link Kernel32}. */
final class MutexCalls {
    private MutexCalls() {}

    static long create(@Nullable SECURITY_ATTRIBUTES security, @Nullable String name, int flags, int access) {
        return LastError.valueOr(0L, () -> {
            if ((flags & ~SynchApi.CREATE_MUTEX_INITIAL_OWNER) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            boolean owned = flags != 0;
            return switch (NameArgument.toCreate(security, name, access)) {
                case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                    WaitableHandle.createMutex(owned, attributes).map(WaitableArgument::created);
                case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    static long open(int access, boolean inherit, @Nullable String name) {
        return WaitableArgument.open(ObjectType.MUTEX, NameArgument.toOpen(access, inherit, name));
    }

    static boolean release(long handle) {
        WaitableHandle mutex = WaitableArgument.found(handle, ObjectType.MUTEX);
        return mutex != null && WaitableArgument.succeeded(Waits.release(mutex));
    }
}
