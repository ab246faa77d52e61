package org.basenamed.win32;

/** What {@link Ntdll#NtQuerySection} tells of a file mapping. */
public final class SECTION_BASIC_INFORMATION {
    /** Its {@code SEC_*} attributes. */
    public int AllocationAttributes;
    /** Its size in bytes. */
    public long MaximumSize;

    /** A structure to be filled. */
    public SECTION_BASIC_INFORMATION() {}
}
