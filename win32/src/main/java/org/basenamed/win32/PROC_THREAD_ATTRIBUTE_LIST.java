package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * What a process is started with beyond its command: made room for by {@link ProcessThreadsApi#InitializeProcThreadAttributeList}, filled
 * by {@link ProcessThreadsApi#UpdateProcThreadAttribute}, used by {@link ProcessThreadsApi#CreateProcess} as often as wanted. Not safe for
 * use by several threads at once.
 */
public final class PROC_THREAD_ATTRIBUTE_LIST {
    private static final int HEADER_BYTES = 24;
    private static final int ATTRIBUTE_BYTES = 24;
    private static final int HANDLE_BYTES = 8;

    private final Map<Long, long[]> values = new HashMap<>();
    private int room;

    /** One that has no room yet. */
    public PROC_THREAD_ATTRIBUTE_LIST() {}

    static long bytes(int attributes) {
        return HEADER_BYTES + (long) attributes * ATTRIBUTE_BYTES;
    }

    void initialize(int attributes) {
        values.clear();
        room = attributes;
    }

    /** HD-35: the checks come in this order. */
    Result<Boolean> add(long attribute, @Nullable MemorySegment value, long bytes) {
        if (values.size() >= room) {
            return Result.refused(Win32Error.ERROR_GEN_FAILURE);
        }
        boolean list = attribute == ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST
                || attribute == ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST;
        if (!list && attribute != ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_PARENT_PROCESS) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        if (list ? bytes < 0 || bytes % HANDLE_BYTES != 0 : bytes != HANDLE_BYTES) {
            return Result.refused(Win32Error.ERROR_BAD_LENGTH);
        }
        if (values.containsKey(attribute)) {
            return Result.refused(Win32Error.ERROR_OBJECT_NAME_EXISTS);
        }
        MemorySegment handles = value == null ? MemorySegment.NULL : value;
        if (handles.byteSize() < bytes) {
            return Result.refused(Win32Error.ERROR_NOACCESS);
        }
        values.put(attribute, handles.asSlice(0, bytes).toArray(JAVA_LONG_UNALIGNED));
        return Result.granted(true);
    }

    /** The handles of an attribute; null if it is not in the list. */
    long @Nullable [] handles(long attribute) {
        return values.get(attribute);
    }
}
