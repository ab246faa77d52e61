package org.basenamed.win32;

import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Signal;
import org.jspecify.annotations.Nullable;

/** The functions on events, behind {@link Kernel32}. */
final class EventCalls {
    private static final int FLAGS = SynchApi.CREATE_EVENT_MANUAL_RESET | SynchApi.CREATE_EVENT_INITIAL_SET;

    private EventCalls() {}

    static long create(@Nullable SECURITY_ATTRIBUTES security, @Nullable String name, int flags, int access) {
        return LastError.valueOr(0L, () -> {
            if ((flags & ~FLAGS) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            boolean manualReset = (flags & SynchApi.CREATE_EVENT_MANUAL_RESET) != 0;
            boolean set = (flags & SynchApi.CREATE_EVENT_INITIAL_SET) != 0;
            return switch (NameArgument.toCreate(security, name, access)) {
                case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                    WaitableHandle.createEvent(manualReset, set, attributes).map(WaitableArgument::created);
                case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    static long open(int access, boolean inherit, @Nullable String name) {
        return WaitableArgument.open(ObjectType.EVENT, NameArgument.toOpen(access, inherit, name));
    }

    static boolean change(long handle, Signal signal) {
        WaitableHandle event = WaitableArgument.found(handle, ObjectType.EVENT);
        return event != null && WaitableArgument.succeeded(Waits.event(event, signal));
    }
}
