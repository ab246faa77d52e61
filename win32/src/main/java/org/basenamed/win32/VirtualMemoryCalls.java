package org.basenamed.win32;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.jspecify.annotations.Nullable;

/** The functions on pages of views, behind {@link Kernel32}. */
final class VirtualMemoryCalls {
    private static final long USER_SPACE_END = 1L << 47;

    private VirtualMemoryCalls() {}

    /** FM-44 to FM-49; memory that belongs to no view is told as free. */
    static long query(long address, MEMORY_BASIC_INFORMATION out, long length) {
        if (length < MEMORY_BASIC_INFORMATION.SIZE) {
            LastError.set(Win32Error.ERROR_BAD_LENGTH);
            return 0;
        }
        if (address < 0 || address >= USER_SPACE_END) {
            LastError.set(Win32Error.ERROR_INVALID_PARAMETER);
            return 0;
        }
        NativeView view = ViewTable.at(address);
        if (view == null) {
            free(address & -SectionRequest.PAGE_BYTES, out);
        } else {
            mapped(view, view.runFrom(address), out);
        }
        return MEMORY_BASIC_INFORMATION.SIZE;
    }

    private static void free(long page, MEMORY_BASIC_INFORMATION out) {
        out.BaseAddress = page;
        out.AllocationBase = 0;
        out.AllocationProtect = 0;
        out.RegionSize = ViewTable.nextStart(page, USER_SPACE_END) - page;
        out.State = WinNT.MEM_FREE;
        out.Protect = WinNT.PAGE_NOACCESS;
        out.Type = 0;
    }

    private static void mapped(NativeView view, PageRun run, MEMORY_BASIC_INFORMATION out) {
        out.BaseAddress = run.start();
        out.AllocationBase = view.start();
        out.AllocationProtect = view.told(view.original());
        out.RegionSize = run.bytes();
        out.State = WinNT.MEM_COMMIT;
        out.Protect = view.told(run.protection());
        out.Type = WinNT.MEM_MAPPED;
    }

    static boolean protect(long address, long bytes, int protect, int @Nullable [] oldProtect) {
        return LastError.valueOr(false, () -> {
            if (oldProtect == null || oldProtect.length == 0) {
                return Result.refused(Win32Error.ERROR_NOACCESS);
            }
            PageProtection wanted = PageProtection.ofValue(protect).orElse(null);
            if (wanted == null || bytes == 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            NativeView view = ViewTable.at(address);
            if (view == null) {
                return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
            }
            return view.protect(address, bytes, wanted).map(before -> {
                oldProtect[0] = view.told(before);
                return true;
            });
        });
    }
}
