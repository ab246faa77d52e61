package org.basenamed.win32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.FileHandle;
import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.SectionHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.jspecify.annotations.Nullable;

/** The functions on file mappings and views, behind {@link Kernel32}. */
final class FileMappingCalls {
    private static final int PROTECTION_BITS = 0xFF;
    private static final int SECTION_MAP_EXECUTE = 0x8;

    private FileMappingCalls() {}

    static long create(long file, @Nullable SECURITY_ATTRIBUTES attributes, SectionRequest section, String name) {
        int access = PageProtection.ofValue(section.protect() & PROTECTION_BITS)
                .map(PageProtection::creationAccess)
                .orElse(0);
        return switch (NameArgument.toCreate(attributes, name, access)) {
            case Result.Granted<ObjectAttributes>(ObjectAttributes wish) -> create(file, section, wish);
            case Result.Refused<ObjectAttributes>(Win32Error error) -> {
                LastError.set(error);
                yield 0;
            }
        };
    }

    /** As {@link #create}, with the rights said apart from the protection. */
    static long create(long file, SectionRequest section, ObjectAttributes attributes) {
        return LastError.valueOr(0L, () -> created(file, section, attributes).map(handle -> {
            LastError.set(handle.existed() ? Win32Error.ERROR_ALREADY_EXISTS : Win32Error.ERROR_SUCCESS);
            return (long) handle.value();
        }));
    }

    private static Result<SectionHandle> created(long file, SectionRequest section, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (file == WinNT.INVALID_HANDLE_VALUE || file == 0) {
            return SectionHandle.create(section, attributes);
        }
        // FM 2.1: the arguments come before the file
        Result<SectionRequest> checked = section.checkArguments(true);
        if (checked instanceof Result.Refused<SectionRequest>(Win32Error error)) {
            return Result.refused(error);
        }
        return LocalProcess.current().find(file) instanceof FileHandle found
                ? found.section(section, attributes)
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    static long open(int access, boolean inherit, String name) {
        ObjectAttributes attributes =
                new ObjectAttributes(name, sectionAccess(access), inherit ? HandleEntry.INHERIT : 0);
        return LastError.valueOr(0L, () -> SectionHandle.open(attributes).map(handle -> (long) handle.value()));
    }

    /** FM-17: two values of FILE_MAP_* mean other rights than their bits. */
    private static int sectionAccess(int access) {
        if (access == ViewRequest.FILE_MAP_COPY) {
            return ViewRequest.FILE_MAP_READ;
        }
        return (access & ViewRequest.FILE_MAP_EXECUTE) == 0
                ? access
                : (access & ~ViewRequest.FILE_MAP_EXECUTE) | SECTION_MAP_EXECUTE;
    }

    static MemorySegment map(long handle, ViewRequest request) {
        return LastError.valueOr(MemorySegment.NULL, () -> {
            if (request.beyondUserSpace()) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            LocalHandle section = LocalProcess.current().find(handle);
            return section instanceof SectionHandle found
                    ? map(found, request)
                    : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        });
    }

    private static Result<MemorySegment> map(SectionHandle section, ViewRequest request) {
        Arena arena = Arena.ofShared();
        Result<MemorySegment> mapped = section.map(request, arena).map(view -> {
            NativeView nativeView = new NativeView(view, arena);
            ViewTable.add(nativeView);
            return nativeView.memory();
        });
        if (!mapped.isGranted()) {
            arena.close();
        }
        return mapped;
    }

    static boolean unmap(long address) {
        NativeView view = ViewTable.remove(address);
        if (view == null) {
            LastError.set(Win32Error.ERROR_INVALID_ADDRESS);
            return false;
        }
        try {
            view.unmap();
        } catch (IllegalStateException e) {
            ViewTable.add(view);
            throw e;
        }
        return true;
    }

    static boolean flush(long address, long bytes) {
        NativeView view = ViewTable.at(address);
        if (view == null || !view.flush(address, bytes)) {
            LastError.set(Win32Error.ERROR_INVALID_ADDRESS);
            return false;
        }
        return true;
    }
}
