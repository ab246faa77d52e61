package org.basenamed.win32;

/** What {@link Ntdll#NtQuerySemaphore} tells of a semaphore. */
public final class SEMAPHORE_BASIC_INFORMATION {
    /** What it counts. */
    public int CurrentCount;

    /** The most that it counts. */
    public int MaximumCount;

    /** A structure to be filled. */
    public SEMAPHORE_BASIC_INFORMATION() {}
}
