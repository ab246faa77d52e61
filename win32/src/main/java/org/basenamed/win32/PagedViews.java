package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.jspecify.annotations.Nullable;

/** The newer functions on mappings, views and placeholders, behind {@link MemoryApi}. */
final class PagedViews {
    private static final int TYPES = WinNT.MEM_REPLACE_PLACEHOLDER | WinNT.MEM_LARGE_PAGES;
    private static final int PLACEHOLDER = WinNT.MEM_RESERVE | WinNT.MEM_RESERVE_PLACEHOLDER;

    /** The placeholders that views have replaced, by the view's address. */
    private static final Map<Long, Long> REPLACED = new ConcurrentHashMap<>();

    private PagedViews() {}

    /** What {@link MemoryApi#CreateFileMapping2} is to create. */
    record Wish(
            int protection,
            int attributes,
            long sizeBytes,
            @Nullable String name) {}

    static long create(long file, @Nullable SECURITY_ATTRIBUTES security, int access, Wish wish) {
        String name = NameArgument.of(wish.name());
        if (PageProtection.ofValue(wish.protection()).isEmpty()) {
            LastError.set(WinError.ERROR_INVALID_PARAMETER);
            return 0;
        }
        if (name.length() > NameSpace.MAX_NAME_UNITS) {
            LastError.set(WinError.ERROR_INVALID_NAME);
            return 0;
        }
        int flags = security != null && security.bInheritHandle ? HandleEntry.INHERIT : 0;
        SectionRequest section = new SectionRequest(wish.protection() | wish.attributes(), wish.sizeBytes());
        return FileMappingCalls.create(file, section, new ObjectAttributes(name, access, flags));
    }

    static boolean isExecutable(int protect) {
        return PageProtection.ofValue(protect & 0xFF)
                .filter(PageProtection::executable)
                .isPresent();
    }

    /** The {@code FILE_MAP_*} bits that lead to a protection (FM-19). */
    static int access(int protect) {
        return switch (protect) {
            case WinNT.PAGE_READONLY -> ViewRequest.FILE_MAP_READ;
            case WinNT.PAGE_READWRITE -> ViewRequest.FILE_MAP_WRITE;
            case WinNT.PAGE_WRITECOPY -> ViewRequest.FILE_MAP_COPY;
            case WinNT.PAGE_EXECUTE_READ -> ViewRequest.FILE_MAP_EXECUTE | ViewRequest.FILE_MAP_READ;
            case WinNT.PAGE_EXECUTE_READWRITE -> ViewRequest.FILE_MAP_EXECUTE | ViewRequest.FILE_MAP_WRITE;
            case WinNT.PAGE_EXECUTE_WRITECOPY -> ViewRequest.FILE_MAP_EXECUTE | ViewRequest.FILE_MAP_COPY;
            default -> 0;
        };
    }

    static MemorySegment map(long section, long process, ViewRequest request, int type, int protect) {
        Optional<PageProtection> protection =
                PageProtection.ofValue(protect).filter(it -> it != PageProtection.EXECUTE);
        if (protection.isEmpty() || (type & ~TYPES) != 0 || type == TYPES) {
            return refused(WinError.ERROR_INVALID_PARAMETER);
        }
        if (process != 0 && process != WinNT.CURRENT_PROCESS) {
            return refused(WinError.ERROR_INVALID_HANDLE);
        }
        return type == WinNT.MEM_REPLACE_PLACEHOLDER
                ? replace(section, request)
                : FileMappingCalls.map(section, request);
    }

    private static MemorySegment refused(int error) {
        LastError.set(error);
        return MemorySegment.NULL;
    }

    private static MemorySegment replace(long section, ViewRequest request) {
        long base = request.base();
        long bytes = request.sizeBytes();
        if (!Placeholders.giveUp(base, bytes)) {
            return refused(WinError.ERROR_INVALID_ADDRESS);
        }
        MemorySegment view = FileMappingCalls.map(section, request);
        if (view.address() == 0) {
            Placeholders.reserve(base, bytes);
        } else {
            REPLACED.put(base, bytes);
        }
        return view;
    }

    static boolean unmap(long address, int flags) {
        boolean preserve = (flags & WinNT.MEM_PRESERVE_PLACEHOLDER) != 0;
        if ((flags & ~(WinNT.MEM_PRESERVE_PLACEHOLDER | WinNT.MEM_UNMAP_WITH_TRANSIENT_BOOST)) != 0) {
            LastError.set(WinError.ERROR_INVALID_PARAMETER);
            return false;
        }
        NativeView view = ViewTable.at(address);
        if (view == null || (preserve && !REPLACED.containsKey(view.start()))) {
            LastError.set(WinError.ERROR_INVALID_ADDRESS);
            return false;
        }
        long start = view.start();
        Long bytes = REPLACED.remove(start);
        boolean unmapped = FileMappingCalls.unmap(address);
        if (unmapped && preserve && bytes != null) {
            Placeholders.reserve(start, bytes);
        }
        return unmapped;
    }

    /** FM-38: only whole placeholders are given here; splitting one is refused as any unknown request. */
    static long reserve(long process, long base, long bytes, int type, int protect) {
        boolean asked = type == PLACEHOLDER && protect == WinNT.PAGE_NOACCESS;
        boolean aligned =
                bytes > 0 && bytes % SectionRequest.PAGE_BYTES == 0 && base % ViewRequest.GRANULARITY_BYTES == 0;
        if (!asked || !aligned || (process != 0 && process != WinNT.CURRENT_PROCESS)) {
            LastError.set(asked && aligned ? WinError.ERROR_INVALID_HANDLE : WinError.ERROR_INVALID_PARAMETER);
            return 0;
        }
        long address = Placeholders.reserve(base, bytes);
        if (address == 0) {
            LastError.set(base == 0 ? WinError.ERROR_NOT_ENOUGH_MEMORY : WinError.ERROR_INVALID_ADDRESS);
        }
        return address;
    }

    static boolean release(long address, long bytes, int type) {
        if (type != WinNT.MEM_RELEASE || bytes != 0) {
            LastError.set(WinError.ERROR_INVALID_PARAMETER);
            return false;
        }
        return Placeholders.giveUp(address);
    }
}
