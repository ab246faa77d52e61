package org.basenamed.win32;

/** What {@link ProcessThreadsApi#CreateProcess} has started. */
public final class PROCESS_INFORMATION {
    /** A handle to the process, with all rights; 0 if it ended before it could be opened, which CAVEATS.md tells of. */
    public long hProcess;
    /** A handle to its first thread, with all rights; 0 as for the process, or if this kernel knows no handles to threads. */
    public long hThread;

    public int dwProcessId;
    public int dwThreadId;

    /** One with nothing in it. */
    public PROCESS_INFORMATION() {}
}
