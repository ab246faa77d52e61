package org.basenamed.model.section;

import java.util.Optional;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.SectionRights;

/** The protection of a section, a view or a page: one of Win32's {@code PAGE_*} values. */
public enum PageProtection {
    NOACCESS(0x01, 0, false),
    READONLY(0x02, Access.READ, false),
    READWRITE(0x04, Access.READ | Access.WRITE, false),
    WRITECOPY(0x08, Access.READ, true),
    EXECUTE(0x10, Access.READ | Access.EXECUTE, false),
    EXECUTE_READ(0x20, Access.READ | Access.EXECUTE, false),
    EXECUTE_READWRITE(0x40, Access.READ | Access.WRITE | Access.EXECUTE, false),
    EXECUTE_WRITECOPY(0x80, Access.READ | Access.EXECUTE, true);

    /** The modifier of a guard page, beside one of the values. */
    public static final int GUARD = 0x100;

    /** The modifier that pages of a section without caching are reported with (FM-46). */
    public static final int NOCACHE = 0x200;

    private static final class Access {
        static final int READ = 1;
        static final int WRITE = 2;
        static final int EXECUTE = 4;
    }

    private final int value;
    private final int access;
    private final boolean copyOnWrite;

    PageProtection(int value, int access, boolean copyOnWrite) {
        this.value = value;
        this.access = access;
        this.copyOnWrite = copyOnWrite;
    }

    /** The protection with this {@code PAGE_*} value; empty for any other number, combinations included. */
    public static Optional<PageProtection> ofValue(int value) {
        for (PageProtection protection : values()) {
            if (protection.value == value) {
                return Optional.of(protection);
            }
        }
        return Optional.empty();
    }

    /** The {@code PAGE_*} value. */
    public int value() {
        return value;
    }

    public boolean readable() {
        return (access & Access.READ) != 0;
    }

    /** Whether writes reach the section itself. */
    public boolean writesThrough() {
        return (access & Access.WRITE) != 0;
    }

    public boolean executable() {
        return (access & Access.EXECUTE) != 0;
    }

    /** Whether the first write to a page gives the view a private copy of it. */
    public boolean copyOnWrite() {
        return copyOnWrite;
    }

    /** Whether a section may be created with it: six of the eight (FM-1). */
    public boolean legalForSection() {
        return this != NOACCESS && this != EXECUTE;
    }

    /** Whether everything that {@code this} lets a thread do, {@code limit} lets it do as well (FM-57). */
    public boolean within(PageProtection limit) {
        return (access & ~limit.access) == 0;
    }

    /** What the handle of a section created with this protection is granted (file-mapping.md, 2.6). */
    public int creationAccess() {
        int access = AccessMask.STANDARD_RIGHTS_REQUIRED | SectionRights.QUERY | SectionRights.MAP_READ;
        access |= writesThrough() ? SectionRights.MAP_WRITE : 0;
        access |= executable() ? SectionRights.MAP_EXECUTE : 0;
        return access;
    }

    /** The section rights that mapping a view with this protection takes (file-mapping.md, 4.2). */
    public int neededToMap() {
        int needed = writesThrough() ? SectionRights.MAP_WRITE : SectionRights.MAP_READ;
        return executable() ? needed | SectionRights.MAP_EXECUTE : needed;
    }
}
