package org.basenamed.client.core;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.jspecify.annotations.Nullable;

/** What can be done with a handle that is known by its value alone. */
public final class HandleCalls {

    /**
     * A handle and its object.
     *
     * @param grantedAccess the handle's rights
     * @param flags the handle's flags
     * @param handleCount how many handles are open to the object, in all processes
     */
    public record Information(int grantedAccess, int flags, int handleCount) {}

    private HandleCalls() {}

    /** Closes a handle. */
    public static Result<Integer> close(long value) {
        LocalHandle handle = LocalProcess.current().find(value);
        return handle == null ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : handle.close();
    }

    /** Tells about a handle. */
    public static Result<Information> information(long value) {
        LocalHandle handle = LocalProcess.current().find(value);
        if (handle == null) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        Result<HandleInformationReply> reply = handle.ask(Catalogue.QUERY_HANDLE, new HandleRequest(handle.value()));
        return reply.map(told -> new Information(told.grantedAccess(), told.flags(), told.handleCount()));
    }

    /** Whether two handles refer to one object. */
    public static Result<Boolean> same(long first, long second) {
        @Nullable LocalHandle one = LocalProcess.current().find(first);
        @Nullable LocalHandle other = LocalProcess.current().find(second);
        if (one == null || other == null) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return one.ask(Catalogue.COMPARE_HANDLES, new CompareHandlesRequest(one.value(), other.value()))
                .map(CompareHandlesReply::same);
    }
}
