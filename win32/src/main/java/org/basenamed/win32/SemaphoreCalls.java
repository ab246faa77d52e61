package org.basenamed.win32;

import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/** The functions on semaphores, behind {@link Kernel32}. */
final class SemaphoreCalls {
    private SemaphoreCalls() {}

    static long create(Result<ObjectAttributes> wish, int count, int maximum) {
        return LastError.valueOr(0L, () -> switch (wish) {
            case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                WaitableHandle.createSemaphore(count, maximum, attributes).map(WaitableArgument::created);
            case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
        });
    }

    static long open(int access, boolean inherit, @Nullable String name) {
        return WaitableArgument.open(ObjectType.SEMAPHORE, NameArgument.toOpen(access, inherit, name));
    }

    static boolean release(long handle, int count, int @Nullable [] previous) {
        WaitableHandle semaphore = WaitableArgument.found(handle, ObjectType.SEMAPHORE);
        if (semaphore == null) {
            return false;
        }
        int before = Waits.release(semaphore, count);
        if (before >= 0 && previous != null) {
            previous[0] = before;
        }
        return WaitableArgument.succeeded(before);
    }
}
