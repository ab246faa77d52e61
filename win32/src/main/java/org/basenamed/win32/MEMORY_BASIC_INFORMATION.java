package org.basenamed.win32;

/** What {@link Kernel32#VirtualQuery} tells of a run of pages. */
public final class MEMORY_BASIC_INFORMATION {
    /** The length that {@code VirtualQuery} expects as its last argument. */
    public static final long SIZE = 48;

    /** The first page's address. */
    public long BaseAddress;
    /** The address of the view that the pages belong to; 0 for free memory. */
    public long AllocationBase;
    /** The view's protection when it was mapped; 0 for free memory. */
    public int AllocationProtect;
    /** The length of the run in bytes. */
    public long RegionSize;
    /** {@code MEM_COMMIT}, {@code MEM_RESERVE} or {@code MEM_FREE}. */
    public int State;
    /** The pages' protection. */
    public int Protect;
    /** {@code MEM_MAPPED}; 0 for free memory. */
    public int Type;

    /** A structure to be filled. */
    public MEMORY_BASIC_INFORMATION() {}
}
