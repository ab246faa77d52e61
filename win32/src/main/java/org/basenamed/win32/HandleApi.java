package org.basenamed.win32;

import org.jspecify.annotations.Nullable;

/** The functions and constants of {@code handleapi.h} on handles that go to other processes; closing and comparing are in {@link Kernel32}. */
public final class HandleApi {
    /** Children inherit the handle. */
    public static final int HANDLE_FLAG_INHERIT = 0x1;
    /** The handle cannot be closed. */
    public static final int HANDLE_FLAG_PROTECT_FROM_CLOSE = 0x2;

    /** The source is closed, whatever comes of the rest (HD-23). */
    public static final int DUPLICATE_CLOSE_SOURCE = 0x1;
    /** The duplicate has the rights of the source. */
    public static final int DUPLICATE_SAME_ACCESS = 0x2;
    /** The duplicate has the flags of the source, whatever {@code bInheritHandle} says (HD-22). */
    public static final int DUPLICATE_SAME_ATTRIBUTES = 0x4;

    private HandleApi() {}

    /**
     * Duplicates a handle, from any process that uses the library to any other. Takes {@code PROCESS_DUP_HANDLE} of both processes.
     *
     * @param hSourceProcessHandle whose handle it is
     * @param hSourceHandle the handle, as that process knows it; a pseudo handle becomes a real one
     * @param hTargetProcessHandle who gets the duplicate; 0 with {@link #DUPLICATE_CLOSE_SOURCE} to close the source and nothing else. It
     *     need not use the library yet, and is not told of the handle
     * @param lpTargetHandle its first element receives the duplicate's value, as the target knows it, or 0 on failure; null to do without
     * @param dwDesiredAccess its rights, unless {@link #DUPLICATE_SAME_ACCESS} is given. More than the source has takes what opening the
     *     object takes; a file never gets more
     * @param bInheritHandle whether children of the target inherit it
     * @param dwOptions {@code DUPLICATE_*}; {@code ERROR_INVALID_PARAMETER} for other bits
     */
    public static boolean DuplicateHandle(
            long hSourceProcessHandle,
            long hSourceHandle,
            long hTargetProcessHandle,
            long @Nullable [] lpTargetHandle,
            int dwDesiredAccess,
            boolean bInheritHandle,
            int dwOptions) {
        return DuplicationCalls.duplicate(
                new DuplicationCalls.Route(hSourceProcessHandle, hSourceHandle, hTargetProcessHandle),
                lpTargetHandle,
                new DuplicationCalls.Wish(dwDesiredAccess, bInheritHandle, dwOptions));
    }

    /**
     * Tells the flags of a handle. Takes no right.
     *
     * @param lpdwFlags its first element receives {@code HANDLE_FLAG_*}; 0 for a pseudo handle
     */
    public static boolean GetHandleInformation(long hObject, int[] lpdwFlags) {
        return DuplicationCalls.flags(hObject, lpdwFlags);
    }

    /** Changes the flags of a handle that are in {@code dwMask}. Takes no right; {@code ERROR_ACCESS_DENIED} for a pseudo handle. */
    public static boolean SetHandleInformation(long hObject, int dwMask, int dwFlags) {
        return DuplicationCalls.setFlags(hObject, dwMask, dwFlags);
    }
}
