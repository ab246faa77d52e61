package org.basenamed.win32;

import java.util.Map;
import org.basenamed.client.core.PageRun;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.jspecify.annotations.Nullable;

/** The functions on pages of views, behind {@link Kernel32} and {@link MemoryApi}. */
final class VirtualMemoryCalls {
    private static final long USER_SPACE_END = 1L << 47;
    private static final int ALLOCATIONS = WinNT.MEM_COMMIT | WinNT.MEM_RESERVE | WinNT.MEM_RESET;

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
            unmapped(address & -SectionRequest.PAGE_BYTES, out);
            return MEMORY_BASIC_INFORMATION.SIZE;
        }
        switch (view.runFrom(address)) {
            case Result.Granted<PageRun>(PageRun run) -> mapped(view, run, out);
            // another thread has unmapped it in between
            case Result.Refused<PageRun>(Win32Error error)
            when error == Win32Error.ERROR_INVALID_ADDRESS -> unmapped(address & -SectionRequest.PAGE_BYTES, out);
            case Result.Refused<PageRun>(Win32Error error) -> {
                LastError.set(error);
                return 0;
            }
        }
        return MEMORY_BASIC_INFORMATION.SIZE;
    }

    private static void unmapped(long page, MEMORY_BASIC_INFORMATION out) {
        Map.@Nullable Entry<Long, Long> placeholder = Placeholders.at(page);
        if (placeholder == null) {
            free(page, out);
            return;
        }
        out.BaseAddress = page;
        out.AllocationBase = placeholder.getKey();
        out.AllocationProtect = WinNT.PAGE_NOACCESS;
        out.RegionSize = placeholder.getKey() + placeholder.getValue() - page;
        out.State = WinNT.MEM_RESERVE;
        out.Protect = 0;
        out.Type = WinNT.MEM_PRIVATE;
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
        out.BaseAddress = view.start() + run.offset();
        out.AllocationBase = view.start();
        out.AllocationProtect = view.told(view.original().value());
        out.RegionSize = run.bytes();
        out.State = run.committed() ? WinNT.MEM_COMMIT : WinNT.MEM_RESERVE;
        out.Protect = view.told(run.protect());
        out.Type = WinNT.MEM_MAPPED;
    }

    static boolean protect(long address, long bytes, int protect, int @Nullable [] oldProtect) {
        return LastError.valueOr(false, () -> {
            if (oldProtect == null || oldProtect.length == 0) {
                return Result.refused(Win32Error.ERROR_NOACCESS);
            }
            boolean guard = (protect & PageProtection.GUARD) != 0;
            PageProtection wanted =
                    PageProtection.ofValue(protect & ~PageProtection.GUARD).orElse(null);
            if (wanted == null || bytes == 0 || (guard && wanted == PageProtection.NOACCESS)) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            NativeView view = ViewTable.at(address);
            if (view == null) {
                return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
            }
            return view.protect(address, bytes, wanted, guard).map(before -> {
                oldProtect[0] = before;
                return true;
            });
        });
    }

    /** FM-50 to FM-56; answers the first page's address, or 0. */
    static long allocate(long address, long bytes, int type, int protect) {
        return LastError.valueOr(0L, () -> {
            PageProtection wanted = PageProtection.ofValue(protect).orElse(null);
            boolean reset = type == WinNT.MEM_RESET;
            if (bytes <= 0 || (type & ALLOCATIONS) == 0 || (type & ~ALLOCATIONS) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            NativeView view = ViewTable.at(address);
            if (view == null) {
                return Result.refused(whyNotOutsideViews(address, protect));
            }
            if ((type & WinNT.MEM_RESERVE) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
            }
            long page = address & -SectionRequest.PAGE_BYTES;
            Result<Long> done = reset ? reset(view, address, bytes) : commit(view, address, bytes, wanted);
            return done.map(any -> page);
        });
    }

    private static Win32Error whyNotOutsideViews(long address, int protect) {
        if (PageProtection.ofValue(protect & ~PageProtection.GUARD).isEmpty()) {
            return Win32Error.ERROR_INVALID_PARAMETER;
        }
        // memory that is no view is the Java machine's own business: an arena has it
        return address == 0 ? Win32Error.ERROR_NOT_SUPPORTED : Win32Error.ERROR_INVALID_ADDRESS;
    }

    /** FM-56: the content of memory that is reset may go, and stays here. */
    private static Result<Long> reset(NativeView view, long address, long bytes) {
        if (view.section().overFile()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return bytes > view.end() - address ? Result.refused(Win32Error.ERROR_INVALID_ADDRESS) : Result.granted(bytes);
    }

    private static Result<Long> commit(NativeView view, long address, long bytes, @Nullable PageProtection wanted) {
        if (view.section().overFile()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (bytes > view.end() - address) {
            return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
        }
        if (wanted == null || !wanted.within(view.original())) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return view.commit(address, bytes)
                .then(committed -> view.protect(address, bytes, wanted, false).map(before -> committed));
    }

    /** FM-51: pages of a section are never given back one by one. */
    static boolean free(long address, long bytes, int type) {
        boolean known = type == WinNT.MEM_DECOMMIT || (type == WinNT.MEM_RELEASE && bytes == 0);
        boolean inView = ViewTable.at(address) != null;
        LastError.set(!known || inView ? Win32Error.ERROR_INVALID_PARAMETER : Win32Error.ERROR_INVALID_ADDRESS);
        return false;
    }
}
