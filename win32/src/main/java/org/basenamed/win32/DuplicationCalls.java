package org.basenamed.win32;

import org.basenamed.client.core.HandleCalls;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.jspecify.annotations.Nullable;

/** The functions on handles of other processes, and on flags, behind {@link HandleApi}. */
final class DuplicationCalls {
    private DuplicationCalls() {}

    /** Which handle, and for whom. */
    record Route(long sourceProcess, long source, long targetProcess) {}

    /** How. */
    record Wish(int access, boolean inherit, int options) {}

    static boolean duplicate(Route route, long @Nullable [] target, Wish wish) {
        if (target != null) {
            if (target.length == 0) {
                LastError.set(Win32Error.ERROR_NOACCESS);
                return false;
            }
            target[0] = 0;
        }
        return LastError.valueOr(false, () -> HandleCalls.duplicate(
                        new HandleCalls.Route(route.sourceProcess(), route.source(), route.targetProcess()),
                        new DuplicateWish(wish.access(), wish.inherit(), wish.options()))
                .map(value -> {
                    if (target != null) {
                        target[0] = value;
                    }
                    return true;
                }));
    }

    static boolean flags(long handle, int[] flags) {
        if (flags.length == 0) {
            LastError.set(Win32Error.ERROR_NOACCESS);
            return false;
        }
        if (WaitCalls.isPseudoHandle(handle)) {
            flags[0] = 0;
            return true;
        }
        return LastError.valueOr(false, () -> HandleCalls.information(handle).map(told -> {
            flags[0] = told.flags();
            return true;
        }));
    }

    static boolean setFlags(long handle, int mask, int flags) {
        if (WaitCalls.isPseudoHandle(handle)) {
            LastError.set(Win32Error.ERROR_ACCESS_DENIED);
            return false;
        }
        return LastError.valueOr(false, () -> HandleCalls.setFlags(handle, mask, flags));
    }
}
