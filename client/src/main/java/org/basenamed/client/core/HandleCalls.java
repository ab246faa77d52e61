package org.basenamed.client.core;

import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.HandleRequest;
import org.jspecify.annotations.Nullable;

/** What can be done with a handle that is known by its value alone. */
public final class HandleCalls {
    /** In place of a handle: this process, with all rights (HD-10). */
    public static final long CURRENT_PROCESS = DuplicateHandleRequest.CURRENT_PROCESS;
    /** In place of a handle: the calling thread, with all rights. */
    public static final long CURRENT_THREAD = DuplicateHandleRequest.CURRENT_THREAD;
    /** In place of a process: none. */
    public static final long NO_PROCESS = 0;

    private static final int QUERY_ONLY = 0;

    /**
     * A handle and its object.
     *
     * @param grantedAccess the handle's rights
     * @param flags the handle's flags
     * @param handleCount how many handles are open to the object, in all processes
     */
    public record Information(int grantedAccess, int flags, int handleCount) {}

    /**
     * Which handle is to be duplicated, and for whom.
     *
     * @param sourceProcess a handle to the process whose handle it is
     * @param source that handle
     * @param targetProcess a handle to the process that gets the duplicate; {@link #NO_PROCESS} to close the source only
     */
    public record Route(long sourceProcess, long source, long targetProcess) {}

    private HandleCalls() {}

    private static boolean isSelf(long value) {
        return value == CURRENT_PROCESS || value == CURRENT_THREAD;
    }

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
        Result<HandleInformationReply> reply =
                handle.ask(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(handle.value()));
        return reply.map(told -> new Information(told.grantedAccess(), told.flags(), told.handleCount()));
    }

    /** As {@link #information} for a pseudo handle, which has all rights and no flags; it counts as a handle itself. */
    public static Result<Information> informationOfSelf(long pseudo) throws BrokerUnreachableException {
        Result<WaitableHandle> opened = self(pseudo);
        try {
            return opened.then(handle -> information(handle.value())
                    .map(told -> new Information(handle.type().allAccess(), 0, told.handleCount())));
        } finally {
            close(opened);
        }
    }

    /** Changes flags of a handle: those in {@code mask} become as in {@code flags}. */
    public static Result<Boolean> setFlags(long value, int mask, int flags) {
        LocalHandle handle = LocalProcess.current().find(value);
        return handle == null ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : handle.setFlags(mask, flags);
    }

    /**
     * Duplicates a handle.
     *
     * @return the duplicate's value in the target's table; 0 if there is no target
     */
    public static Result<Long> duplicate(Route route, DuplicateWish wish) throws BrokerUnreachableException {
        boolean handles = isHandle(route.sourceProcess())
                && (isHandle(route.targetProcess()) || route.targetProcess() == NO_PROCESS)
                && isHandle(route.source());
        if (!handles) {
            // the source may have to be closed all the same, and it is the broker who knows it
            return isHandle(route.sourceProcess()) && isHandle(route.source())
                    ? ask(new Route(route.sourceProcess(), route.source(), UNKNOWN_HANDLE), wish)
                    : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return ask(route, wish);
    }

    /** A value that no handle has. */
    private static final long UNKNOWN_HANDLE = -8;

    /** Whether it may be one, going by its 64 bits: a handle has 32 (HD-5). */
    private static boolean isHandle(long value) {
        return value == (int) value && value != 0 && (value > 0 || isSelf(value));
    }

    private static Result<Long> ask(Route route, DuplicateWish wish) throws BrokerUnreachableException {
        DuplicateHandleRequest request = new DuplicateHandleRequest(
                (int) route.sourceProcess(),
                (int) route.source(),
                (int) route.targetProcess(),
                wish.access(),
                wish.inherit(),
                wish.options(),
                route.source() == CURRENT_THREAD ? ProcessCalls.gettid() : 0);
        return LocalProcess.current()
                .ask(ProcessCatalogue.DUPLICATE_HANDLE, request)
                .answer()
                .result()
                .map(HandleReply::handle)
                .map(Integer::longValue);
    }

    /** Whether two handles refer to one object. */
    public static Result<Boolean> same(long first, long second) throws BrokerUnreachableException {
        Result<WaitableHandle> one = isSelf(first) ? self(first) : null;
        Result<WaitableHandle> other = isSelf(second) ? self(second) : null;
        try {
            return same(find(first, one), find(second, other));
        } finally {
            close(one);
            close(other);
        }
    }

    private static void close(@Nullable Result<WaitableHandle> opened) {
        if (opened instanceof Result.Granted<WaitableHandle>(WaitableHandle handle)) {
            handle.close();
        }
    }

    private static @Nullable LocalHandle find(long value, @Nullable Result<WaitableHandle> opened) {
        return opened instanceof Result.Granted<WaitableHandle>(WaitableHandle handle)
                ? handle
                : LocalProcess.current().find(value);
    }

    private static Result<Boolean> same(@Nullable LocalHandle one, @Nullable LocalHandle other) {
        if (one == null || other == null) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return one.ask(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesRequest(one.value(), other.value()))
                .map(CompareHandlesReply::same);
    }

    /** A real handle to this process or thread. */
    private static Result<WaitableHandle> self(long pseudo) throws BrokerUnreachableException {
        DuplicateWish wish = new DuplicateWish(QUERY_ONLY, false, 0);
        Result<Long> value = duplicate(new Route(CURRENT_PROCESS, pseudo, CURRENT_PROCESS), wish);
        return value.then(handle -> LocalProcess.current().find(handle) instanceof WaitableHandle found
                        && (found.type() == ObjectType.PROCESS || found.type() == ObjectType.THREAD)
                ? Result.granted(found)
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE));
    }
}
