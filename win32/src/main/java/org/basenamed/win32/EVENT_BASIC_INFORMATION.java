package org.basenamed.win32;

/** What {@link Ntdll#NtQueryEvent} tells of an event. */
public final class EVENT_BASIC_INFORMATION {
    /** 0 if it is reset by hand, 1 if by a satisfied wait. */
    public int EventType;

    /** 1 if it is signalled. */
    public int EventState;

    /** A structure to be filled. */
    public EVENT_BASIC_INFORMATION() {}
}
