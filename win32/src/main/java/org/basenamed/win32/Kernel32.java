package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.basenamed.model.waitable.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code kernel32.dll}, with their own parameter order and results; those on files are in {@link FileApi}, further
 * ones on memory in {@link MemoryApi}, those on timers and alertable waits in {@link SynchApi}.
 *
 * <p>A function that fails says so by its result and sets the calling thread's last error; one that succeeds leaves it alone,
 * except that a create sets it to {@code ERROR_SUCCESS} or {@code ERROR_ALREADY_EXISTS}. All functions may be called by any
 * thread. If the broker cannot be reached, they fail with {@code RPC_S_SERVER_UNAVAILABLE}, and the logger
 * {@code org.basenamed.win32} tells why; if it dies, handles become invalid, and views stay.
 */
public final class Kernel32 {
    private Kernel32() {}

    /** The error of the calling thread's last failed call. */
    public static int GetLastError() {
        return LastError.get();
    }

    /** Sets the calling thread's last error. */
    public static void SetLastError(int dwErrCode) {
        LastError.set(dwErrCode);
    }

    /**
     * Creates a file mapping, or opens the one of that name.
     *
     * @param hFile of {@link FileApi#CreateFile}; {@code INVALID_HANDLE_VALUE} or NULL for a mapping without a file
     * @param lpFileMappingAttributes null for a handle that is not inherited
     * @param flProtect one {@code PAGE_*} value and {@code SEC_*} attributes
     * @param dwMaximumSizeHigh with the next one the size; 0 for the size of the file. A longer one extends the file
     * @param lpName null or empty for a mapping without a name
     * @return a handle, with the last error {@code ERROR_ALREADY_EXISTS} if the mapping existed; 0 on failure
     */
    public static long CreateFileMapping(
            long hFile,
            @Nullable SECURITY_ATTRIBUTES lpFileMappingAttributes,
            int flProtect,
            int dwMaximumSizeHigh,
            int dwMaximumSizeLow,
            @Nullable String lpName) {
        String name = NameArgument.of(lpName);
        long sizeBytes = size(dwMaximumSizeHigh, dwMaximumSizeLow);
        return FileMappingCalls.create(hFile, lpFileMappingAttributes, new SectionRequest(flProtect, sizeBytes), name);
    }

    /** As {@link #CreateFileMapping}; a name of more than 259 characters is {@code ERROR_FILENAME_EXCED_RANGE}. */
    public static long CreateFileMappingA(
            long hFile,
            @Nullable SECURITY_ATTRIBUTES lpFileMappingAttributes,
            int flProtect,
            int dwMaximumSizeHigh,
            int dwMaximumSizeLow,
            @Nullable String lpName) {
        if (NameArgument.isBeyondNarrow(lpName)) {
            LastError.set(Win32Error.ERROR_FILENAME_EXCED_RANGE);
            return 0;
        }
        return CreateFileMapping(
                hFile, lpFileMappingAttributes, flProtect, dwMaximumSizeHigh, dwMaximumSizeLow, lpName);
    }

    /**
     * Opens a file mapping by name.
     *
     * @param dwDesiredAccess {@code FILE_MAP_*}, {@code SECTION_*} or generic rights
     * @return a handle; 0 on failure
     */
    public static long OpenFileMapping(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        if (lpName == null) {
            LastError.set(Win32Error.ERROR_INVALID_PARAMETER);
            return 0;
        }
        return FileMappingCalls.open(dwDesiredAccess, bInheritHandle, NameArgument.of(lpName));
    }

    /**
     * Maps a view at an address of the system's choice. As {@link #MapViewOfFileEx} with a NULL address.
     *
     * @return the view; {@link MemorySegment#NULL} on failure
     */
    public static MemorySegment MapViewOfFile(
            long hFileMappingObject,
            int dwDesiredAccess,
            int dwFileOffsetHigh,
            int dwFileOffsetLow,
            long dwNumberOfBytesToMap) {
        return MapViewOfFileEx(
                hFileMappingObject,
                dwDesiredAccess,
                dwFileOffsetHigh,
                dwFileOffsetLow,
                dwNumberOfBytesToMap,
                MemorySegment.NULL);
    }

    /**
     * Maps a view.
     *
     * @param dwDesiredAccess {@code FILE_MAP_*}
     * @param dwNumberOfBytesToMap 0 for everything up to the end of the mapping
     * @param lpBaseAddress where it shall lie, a multiple of 64 KiB; NULL for the system's choice
     * @return the view, as long as it was asked for; {@link MemorySegment#NULL} on failure. Accesses after it has been unmapped throw
     *     {@link IllegalStateException}
     */
    public static MemorySegment MapViewOfFileEx(
            long hFileMappingObject,
            int dwDesiredAccess,
            int dwFileOffsetHigh,
            int dwFileOffsetLow,
            long dwNumberOfBytesToMap,
            MemorySegment lpBaseAddress) {
        long offset = size(dwFileOffsetHigh, dwFileOffsetLow);
        return FileMappingCalls.map(
                hFileMappingObject,
                new ViewRequest(dwDesiredAccess, offset, dwNumberOfBytesToMap, lpBaseAddress.address()));
    }

    /**
     * Unmaps the view that {@code lpBaseAddress} points into, wherever in it that is (FM-34).
     *
     * @throws IllegalStateException if a native call of another thread is using the memory right now; the view stays
     */
    public static boolean UnmapViewOfFile(MemorySegment lpBaseAddress) {
        return FileMappingCalls.unmap(lpBaseAddress.address());
    }

    /** Starts writing changed pages of a view to its file; true without one. */
    public static boolean FlushViewOfFile(MemorySegment lpBaseAddress, long dwNumberOfBytesToFlush) {
        return FileMappingCalls.flush(lpBaseAddress.address(), dwNumberOfBytesToFlush);
    }

    /**
     * Tells of the pages from {@code lpAddress} on, as far as they are alike.
     *
     * @param dwLength at least {@link MEMORY_BASIC_INFORMATION#SIZE}
     * @return the number of bytes that the structure would have; 0 on failure
     */
    public static long VirtualQuery(MemorySegment lpAddress, MEMORY_BASIC_INFORMATION lpBuffer, long dwLength) {
        return VirtualMemoryCalls.query(lpAddress.address(), lpBuffer, dwLength);
    }

    /**
     * Changes the protection of pages of a view. A write through Java to a page that has been made read-only ends the Java machine, as it
     * would end a program on Windows that does not expect it. Pages of a view that is not one of {@code FILE_MAP_COPY} become
     * read-only, too, when they are given {@code PAGE_WRITECOPY}.
     *
     * @param lpflOldProtect its first element receives what the first page had before
     */
    public static boolean VirtualProtect(
            MemorySegment lpAddress, long dwSize, int flNewProtect, int @Nullable [] lpflOldProtect) {
        return VirtualMemoryCalls.protect(lpAddress.address(), dwSize, flNewProtect, lpflOldProtect);
    }

    /**
     * Creates an event, or opens the one of that name.
     *
     * @param lpEventAttributes null for a handle that is not inherited
     * @param bManualReset whether it stays signalled until it is reset; otherwise one satisfied wait resets it
     * @param lpName null or empty for an event without a name
     * @return a handle, with the last error {@code ERROR_ALREADY_EXISTS} if the event existed; 0 on failure
     */
    public static long CreateEvent(
            @Nullable SECURITY_ATTRIBUTES lpEventAttributes,
            boolean bManualReset,
            boolean bInitialState,
            @Nullable String lpName) {
        int flags = (bManualReset ? SynchApi.CREATE_EVENT_MANUAL_RESET : 0)
                | (bInitialState ? SynchApi.CREATE_EVENT_INITIAL_SET : 0);
        return CreateEventEx(lpEventAttributes, lpName, flags, WinNT.EVENT_ALL_ACCESS);
    }

    /** As {@link #CreateEvent}; a name of more than 259 characters is {@code ERROR_FILENAME_EXCED_RANGE}. */
    public static long CreateEventA(
            @Nullable SECURITY_ATTRIBUTES lpEventAttributes,
            boolean bManualReset,
            boolean bInitialState,
            @Nullable String lpName) {
        if (NameArgument.isBeyondNarrow(lpName)) {
            LastError.set(Win32Error.ERROR_FILENAME_EXCED_RANGE);
            return 0;
        }
        return CreateEvent(lpEventAttributes, bManualReset, bInitialState, lpName);
    }

    /**
     * As {@link #CreateEvent}, with the rights of the handle.
     *
     * @param dwFlags {@code CREATE_EVENT_*}; {@code ERROR_INVALID_PARAMETER} for other bits
     */
    public static long CreateEventEx(
            @Nullable SECURITY_ATTRIBUTES lpEventAttributes,
            @Nullable String lpName,
            int dwFlags,
            int dwDesiredAccess) {
        return EventCalls.create(lpEventAttributes, lpName, dwFlags, dwDesiredAccess);
    }

    /** Opens an event by name; answers 0 on failure. */
    public static long OpenEvent(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        return EventCalls.open(dwDesiredAccess, bInheritHandle, lpName);
    }

    /** Sets an event: one waiter is released, or all if it is of manual reset. Takes {@code EVENT_MODIFY_STATE}, as the next two. */
    public static boolean SetEvent(long hEvent) {
        return EventCalls.change(hEvent, Signal.SET);
    }

    /** Resets an event. */
    public static boolean ResetEvent(long hEvent) {
        return EventCalls.change(hEvent, Signal.RESET);
    }

    /** Releases who waits now as {@link #SetEvent} would, and leaves the event reset. */
    public static boolean PulseEvent(long hEvent) {
        return EventCalls.change(hEvent, Signal.PULSE);
    }

    /**
     * Creates a mutex, or opens the one of that name. As {@link #CreateEvent}.
     *
     * @param bInitialOwner whether a new mutex belongs to the calling thread from its first moment
     */
    public static long CreateMutex(
            @Nullable SECURITY_ATTRIBUTES lpMutexAttributes, boolean bInitialOwner, @Nullable String lpName) {
        int flags = bInitialOwner ? SynchApi.CREATE_MUTEX_INITIAL_OWNER : 0;
        return CreateMutexEx(lpMutexAttributes, lpName, flags, WinNT.MUTEX_ALL_ACCESS);
    }

    /**
     * As {@link #CreateMutex}, with the rights of the handle.
     *
     * @param dwFlags {@code CREATE_MUTEX_INITIAL_OWNER} or 0; {@code ERROR_INVALID_PARAMETER} for other bits
     */
    public static long CreateMutexEx(
            @Nullable SECURITY_ATTRIBUTES lpMutexAttributes,
            @Nullable String lpName,
            int dwFlags,
            int dwDesiredAccess) {
        return MutexCalls.create(lpMutexAttributes, lpName, dwFlags, dwDesiredAccess);
    }

    /** Opens a mutex by name; answers 0 on failure. */
    public static long OpenMutex(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        return MutexCalls.open(dwDesiredAccess, bInheritHandle, lpName);
    }

    /** Releases a mutex once; {@code ERROR_NOT_OWNER} if it is not the calling thread's. Takes no right (SYN-15). */
    public static boolean ReleaseMutex(long hMutex) {
        return MutexCalls.release(hMutex);
    }

    /**
     * Creates a semaphore, or opens the one of that name. As {@link #CreateEvent}.
     *
     * @param lInitialCount 0 to {@code lMaximumCount}; {@code ERROR_INVALID_PARAMETER} for others
     * @param lMaximumCount at least 1
     */
    public static long CreateSemaphore(
            @Nullable SECURITY_ATTRIBUTES lpSemaphoreAttributes,
            int lInitialCount,
            int lMaximumCount,
            @Nullable String lpName) {
        return CreateSemaphoreEx(
                lpSemaphoreAttributes, lInitialCount, lMaximumCount, lpName, 0, WinNT.SEMAPHORE_ALL_ACCESS);
    }

    /**
     * As {@link #CreateSemaphore}, with the rights of the handle.
     *
     * @param dwFlags 0; {@code ERROR_INVALID_PARAMETER} for others
     */
    public static long CreateSemaphoreEx(
            @Nullable SECURITY_ATTRIBUTES lpSemaphoreAttributes,
            int lInitialCount,
            int lMaximumCount,
            @Nullable String lpName,
            int dwFlags,
            int dwDesiredAccess) {
        if (dwFlags != 0) {
            LastError.set(Win32Error.ERROR_INVALID_PARAMETER);
            return 0;
        }
        return SemaphoreCalls.create(
                NameArgument.toCreate(lpSemaphoreAttributes, lpName, dwDesiredAccess), lInitialCount, lMaximumCount);
    }

    /** Opens a semaphore by name; answers 0 on failure. */
    public static long OpenSemaphore(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        return SemaphoreCalls.open(dwDesiredAccess, bInheritHandle, lpName);
    }

    /**
     * Adds to a semaphore's count; {@code ERROR_TOO_MANY_POSTS}, and no change at all, if that would exceed its maximum. Takes
     * {@code SEMAPHORE_MODIFY_STATE}.
     *
     * @param lReleaseCount at least 1
     * @param lpPreviousCount its first element receives the count before; null if that is of no interest
     */
    public static boolean ReleaseSemaphore(long hSemaphore, int lReleaseCount, int @Nullable [] lpPreviousCount) {
        return SemaphoreCalls.release(hSemaphore, lReleaseCount, lpPreviousCount);
    }

    /**
     * Waits for an object. Interrupting the thread does not end the wait. Takes {@code SYNCHRONIZE}.
     *
     * @param dwMilliseconds an unsigned number; 0 to look only, {@code INFINITE} without end
     * @return {@code WAIT_OBJECT_0}, {@code WAIT_ABANDONED}, {@code WAIT_TIMEOUT} or {@code WAIT_FAILED}
     */
    public static int WaitForSingleObject(long hHandle, int dwMilliseconds) {
        return WaitCalls.one(hHandle, dwMilliseconds, false);
    }

    /**
     * Waits for one of several objects, the first of those signalled, or for all of them at one instant. As
     * {@link #WaitForSingleObject}.
     *
     * @param nCount how many elements of {@code lpHandles} count, 1 to {@code MAXIMUM_WAIT_OBJECTS}
     * @return {@code WAIT_OBJECT_0} or {@code WAIT_ABANDONED_0}, plus the index unless {@code bWaitAll}; {@code WAIT_TIMEOUT} or
     *     {@code WAIT_FAILED}
     */
    public static int WaitForMultipleObjects(int nCount, long[] lpHandles, boolean bWaitAll, int dwMilliseconds) {
        return WaitCalls.many(nCount, lpHandles, bWaitAll, dwMilliseconds, false);
    }

    /**
     * Sets an event, or releases a mutex or semaphore once, and then waits. As {@link #WaitForSingleObject}; if the first fails, nothing
     * is waited for.
     *
     * @param bAlertable whether the wait is alertable, as {@link SynchApi} tells
     */
    public static int SignalObjectAndWait(
            long hObjectToSignal, long hObjectToWaitOn, int dwMilliseconds, boolean bAlertable) {
        return WaitCalls.signalAndWait(hObjectToSignal, hObjectToWaitOn, dwMilliseconds, bAlertable);
    }

    /** Closes a handle. */
    public static boolean CloseHandle(long hObject) {
        if (WaitCalls.isPseudoHandle(hObject)) {
            return true;
        }
        return LastError.valueOr(false, () -> HandleCalls.close(hObject).map(closed -> true));
    }

    /** Whether two handles refer to one object; the last error is {@code ERROR_NOT_SAME_OBJECT} if they do not. */
    public static boolean CompareObjectHandles(long hFirstObjectHandle, long hSecondObjectHandle) {
        if (WaitCalls.isPseudoHandle(hFirstObjectHandle) && hFirstObjectHandle == hSecondObjectHandle) {
            return true;
        }
        return LastError.valueOr(false, () -> HandleCalls.same(hFirstObjectHandle, hSecondObjectHandle)
                .then(same -> same ? Result.granted(true) : Result.refused(Win32Error.ERROR_NOT_SAME_OBJECT)));
    }

    /** Ends this process at once, without its shutdown hooks: on Windows there is nothing like them. */
    public static void ExitProcess(int uExitCode) {
        ProcessCalls.exit(uExitCode);
    }

    private static long size(int high, int low) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
