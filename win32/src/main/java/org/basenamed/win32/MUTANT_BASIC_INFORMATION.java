package org.basenamed.win32;

/** What {@link Ntdll#NtQueryMutant} tells of a mutex. */
public final class MUTANT_BASIC_INFORMATION {
    /** 1 if it is free; otherwise 0 less how often its owner has acquired it beyond the first time (SYN-12). */
    public int CurrentCount;

    /** Whether the calling thread owns it. */
    public boolean OwnedByCaller;

    /** Whether its last owner has ended without releasing it, and nobody has acquired it since. */
    public boolean AbandonedState;

    /** A structure to be filled. */
    public MUTANT_BASIC_INFORMATION() {}
}
