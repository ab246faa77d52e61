package org.basenamed.win32;

import org.jspecify.annotations.Nullable;

/** The {@code STARTUPINFOEX} of a process to be started: what of it has a meaning here. */
public final class STARTUPINFOEX {
    /** Counts if {@link ProcessThreadsApi#EXTENDED_STARTUPINFO_PRESENT} is among the creation flags; null for no attributes. */
    public @Nullable PROC_THREAD_ATTRIBUTE_LIST lpAttributeList;

    /** One with nothing in it. */
    public STARTUPINFOEX() {}
}
