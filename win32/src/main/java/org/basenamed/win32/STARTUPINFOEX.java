package org.basenamed.win32;

import org.jspecify.annotations.Nullable;

/** The {@code STARTUPINFOEX} of a process to be started: what of its attributes has a meaning here. */
public final class STARTUPINFOEX {
    /** {@code PROC_THREAD_ATTRIBUTE_HANDLE_LIST}: the only handles to be inherited; null for all inheritable ones. */
    public long @Nullable [] HandleList;

    /** {@code PROC_THREAD_ATTRIBUTE_PARENT_PROCESS}: the process from which they are inherited; 0 for this one. */
    public long ParentProcess;

    /**
     * {@code PROC_THREAD_ATTRIBUTE_JOB_LIST}: jobs that the process begins in beside those that it inherits, in this order; null for none.
     */
    public long @Nullable [] JobList;

    /** One with nothing in it. */
    public STARTUPINFOEX() {}
}
