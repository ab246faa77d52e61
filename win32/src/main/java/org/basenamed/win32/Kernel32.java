package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code kernel32.dll}, with their own parameter order and results; those on files are in {@link FileApi}, further
 * ones on memory in {@link MemoryApi}.
 *
 * <p>A function that fails says so by its result and sets the calling thread's last error; one that succeeds leaves it alone,
 * except that a create sets it to {@code ERROR_SUCCESS} or {@code ERROR_ALREADY_EXISTS}. All functions may be called by any
 * thread. If the broker cannot be reached, they fail with {@code RPC_S_SERVER_UNAVAILABLE}, and the logger
 * {@code org.basenamed.win32} tells why; if it dies, handles become invalid, and views stay.
 */
public final class Kernel32 {
    /** The most characters that a narrow name may have: {@code MAX_PATH} less the final NUL. */
    private static final int MAX_NARROW_NAME = 259;

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
        String name = name(lpName);
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
        if (name(lpName).length() > MAX_NARROW_NAME) {
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
        return FileMappingCalls.open(dwDesiredAccess, bInheritHandle, name(lpName));
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

    /** Closes a handle. */
    public static boolean CloseHandle(long hObject) {
        if (isPseudoHandle(hObject)) {
            return true;
        }
        return LastError.valueOr(false, () -> HandleCalls.close(hObject).map(closed -> true));
    }

    /** HD-11: the current process, the current thread and their tokens need no closing. */
    private static boolean isPseudoHandle(long handle) {
        return handle < 0 && handle >= -6;
    }

    /** Whether two handles refer to one object; the last error is {@code ERROR_NOT_SAME_OBJECT} if they do not. */
    public static boolean CompareObjectHandles(long hFirstObjectHandle, long hSecondObjectHandle) {
        if (isPseudoHandle(hFirstObjectHandle) && hFirstObjectHandle == hSecondObjectHandle) {
            return true;
        }
        return LastError.valueOr(false, () -> HandleCalls.same(hFirstObjectHandle, hSecondObjectHandle)
                .then(same -> same ? Result.granted(true) : Result.refused(Win32Error.ERROR_NOT_SAME_OBJECT)));
    }

    /** Ends this process at once, without its shutdown hooks: on Windows there is nothing like them. */
    public static void ExitProcess(int uExitCode) {
        Runtime.getRuntime().halt(uExitCode);
    }

    /** A Win32 name ends at its first NUL (NS-5). */
    static String name(@Nullable String name) {
        if (name == null) {
            return "";
        }
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private static long size(int high, int low) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
