package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.jspecify.annotations.Nullable;

/**
 * Functions of {@code memoryapi.h} on the memory of views. As those of {@link Kernel32} they set the last error only when they
 * fail. Memory that is no view is the Java machine's own: these functions neither give nor take any, save placeholders.
 *
 * <p>Where a process handle is asked for only the current process will do.
 */
public final class MemoryApi {
    private MemoryApi() {}

    /** The size of a large page: what sizes and offsets of {@code SEC_LARGE_PAGES} mappings are multiples of. */
    public static long GetLargePageMinimum() {
        return SectionRequest.LARGE_PAGE_BYTES;
    }

    /**
     * As {@link Kernel32#CreateFileMapping}, with the rights of the handle and the {@code SEC_*} attributes apart from the
     * protection (FM-14).
     *
     * @param DesiredAccess the rights of the handle; for a new mapping any, even none
     * @param PageProtection a {@code PAGE_*} value and nothing else
     */
    public static long CreateFileMapping2(
            long File,
            @Nullable SECURITY_ATTRIBUTES SecurityAttributes,
            int DesiredAccess,
            int PageProtection,
            int AllocationAttributes,
            long MaximumSize,
            @Nullable String Name) {
        return PagedViews.create(
                File,
                SecurityAttributes,
                DesiredAccess,
                new PagedViews.Wish(PageProtection, AllocationAttributes, MaximumSize, Name));
    }

    /** As {@link Kernel32#CreateFileMapping}; the node is a hint that is not taken (FM-13). */
    public static long CreateFileMappingNuma(
            long hFile,
            @Nullable SECURITY_ATTRIBUTES lpFileMappingAttributes,
            int flProtect,
            int dwMaximumSizeHigh,
            int dwMaximumSizeLow,
            @Nullable String lpName,
            int nndPreferred) {
        return Kernel32.CreateFileMapping(
                hFile, lpFileMappingAttributes, flProtect, dwMaximumSizeHigh, dwMaximumSizeLow, lpName);
    }

    /** As {@link Kernel32#CreateFileMapping}, with one size and no executable protection (FM-15). */
    public static long CreateFileMappingFromApp(
            long hFile,
            @Nullable SECURITY_ATTRIBUTES SecurityAttributes,
            int PageProtection,
            long MaximumSize,
            @Nullable String Name) {
        if (PagedViews.isExecutable(PageProtection)) {
            LastError.set(WinError.ERROR_INVALID_PARAMETER);
            return 0;
        }
        return Kernel32.CreateFileMapping(
                hFile, SecurityAttributes, PageProtection, (int) (MaximumSize >>> 32), (int) MaximumSize, Name);
    }

    /** As {@link Kernel32#MapViewOfFileEx}, with one offset and without an address (FM-15). */
    public static MemorySegment MapViewOfFileFromApp(
            long hFileMappingObject, int DesiredAccess, long FileOffset, long NumberOfBytesToMap) {
        return FileMappingCalls.map(
                hFileMappingObject, new ViewRequest(DesiredAccess, FileOffset, NumberOfBytesToMap, 0));
    }

    /** As {@link Kernel32#MapViewOfFileEx}; the node is a hint that is not taken. */
    public static MemorySegment MapViewOfFileExNuma(
            long hFileMappingObject,
            int dwDesiredAccess,
            int dwFileOffsetHigh,
            int dwFileOffsetLow,
            long dwNumberOfBytesToMap,
            MemorySegment lpBaseAddress,
            int nndPreferred) {
        return Kernel32.MapViewOfFileEx(
                hFileMappingObject,
                dwDesiredAccess,
                dwFileOffsetHigh,
                dwFileOffsetLow,
                dwNumberOfBytesToMap,
                lpBaseAddress);
    }

    /**
     * Maps a view with a {@code PAGE_*} protection of its own (FM-31).
     *
     * @param AllocationType 0 or {@code MEM_LARGE_PAGES}; growth is not reserved here, so that {@code MEM_RESERVE} is refused with
     *     {@code ERROR_INVALID_PARAMETER}, as Windows refuses it for a mapping without a file
     */
    public static MemorySegment MapViewOfFile2(
            long FileMappingHandle,
            long ProcessHandle,
            long Offset,
            MemorySegment BaseAddress,
            long ViewSize,
            int AllocationType,
            int PageProtection) {
        if (ProcessHandle == 0) {
            LastError.set(WinError.ERROR_INVALID_HANDLE);
            return MemorySegment.NULL;
        }
        return MapViewOfFile3(
                FileMappingHandle, ProcessHandle, BaseAddress, Offset, ViewSize, AllocationType, PageProtection);
    }

    /**
     * As {@link #MapViewOfFile2}; a process handle of 0 is the current process (FM-32).
     *
     * @param AllocationType also {@code MEM_REPLACE_PLACEHOLDER}: the view takes the place of the placeholder that has exactly this
     *     address and size; its offset then needs to be a multiple of a page only if it is one of 64 KiB
     */
    public static MemorySegment MapViewOfFile3(
            long FileMapping,
            long Process,
            MemorySegment BaseAddress,
            long Offset,
            long ViewSize,
            int AllocationType,
            int PageProtection) {
        ViewRequest request =
                new ViewRequest(PagedViews.access(PageProtection), Offset, ViewSize, BaseAddress.address());
        return PagedViews.map(FileMapping, Process, request, AllocationType, PageProtection);
    }

    /**
     * Unmaps a view (FM-38).
     *
     * @param UnmapFlags 0, {@code MEM_UNMAP_WITH_TRANSIENT_BOOST}, or {@code MEM_PRESERVE_PLACEHOLDER} for a view that has replaced a
     *     placeholder, which is then there again
     */
    public static boolean UnmapViewOfFileEx(MemorySegment BaseAddress, int UnmapFlags) {
        return PagedViews.unmap(BaseAddress.address(), UnmapFlags);
    }

    /** As {@link #UnmapViewOfFileEx}, in a process; 0 is none. */
    public static boolean UnmapViewOfFile2(long Process, MemorySegment BaseAddress, int UnmapFlags) {
        if (Process != WinNT.CURRENT_PROCESS) {
            LastError.set(WinError.ERROR_INVALID_HANDLE);
            return false;
        }
        return PagedViews.unmap(BaseAddress.address(), UnmapFlags);
    }

    /**
     * Reserves addresses that a view can replace later.
     *
     * @param Process the current process, or 0 for it
     * @param BaseAddress NULL for an address of the system's choice
     * @param AllocationType {@code MEM_RESERVE | MEM_RESERVE_PLACEHOLDER}: nothing else is given here
     * @param PageProtection {@code PAGE_NOACCESS}
     * @return the placeholder; NULL on failure
     */
    public static MemorySegment VirtualAlloc2(
            long Process, MemorySegment BaseAddress, long Size, int AllocationType, int PageProtection) {
        return MemorySegment.ofAddress(
                PagedViews.reserve(Process, BaseAddress.address(), Size, AllocationType, PageProtection));
    }

    /**
     * Commits pages of a view of a {@code SEC_RESERVE} mapping: from now on they can be touched by every process, in every view,
     * and are zero if they were not committed before. Pages of a view of a committed mapping get another protection.
     *
     * <p>A page that is not committed raises {@link InternalError} when it is touched.
     *
     * @param lpAddress in a view, rounded down to a page
     * @param flAllocationType {@code MEM_COMMIT}, or {@code MEM_RESET}, which does nothing here
     * @param flProtect what the pages let threads do in this view; no more than the view itself
     * @return the first page; NULL on failure, with {@code ERROR_COMMITMENT_LIMIT} if the memory cannot be had
     */
    public static MemorySegment VirtualAlloc(
            MemorySegment lpAddress, long dwSize, int flAllocationType, int flProtect) {
        return MemorySegment.ofAddress(
                VirtualMemoryCalls.allocate(lpAddress.address(), dwSize, flAllocationType, flProtect));
    }

    /**
     * Gives a placeholder back. Pages of a view are given back with the mapping and not before: it fails for them.
     *
     * @param dwSize 0 with {@code MEM_RELEASE}
     */
    public static boolean VirtualFree(MemorySegment lpAddress, long dwSize, int dwFreeType) {
        return Placeholders.isOne(lpAddress.address())
                ? PagedViews.release(lpAddress.address(), dwSize, dwFreeType)
                : VirtualMemoryCalls.free(lpAddress.address(), dwSize, dwFreeType);
    }
}
