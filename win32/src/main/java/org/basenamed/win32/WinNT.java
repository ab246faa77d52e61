package org.basenamed.win32;

/** Constants of {@code winnt.h} and {@code memoryapi.h}. */
public final class WinNT {
    /** No file behind a mapping, and the result of a failed {@code CreateFile}. */
    public static final long INVALID_HANDLE_VALUE = -1;

    /** The pseudo-handle of {@code GetCurrentProcess}. */
    public static final long CURRENT_PROCESS = -1;

    public static final int DELETE = 0x0001_0000;
    public static final int READ_CONTROL = 0x0002_0000;
    public static final int WRITE_DAC = 0x0004_0000;
    public static final int WRITE_OWNER = 0x0008_0000;
    public static final int SYNCHRONIZE = 0x0010_0000;
    public static final int STANDARD_RIGHTS_REQUIRED = 0x000F_0000;
    public static final int MAXIMUM_ALLOWED = 0x0200_0000;
    public static final int GENERIC_ALL = 0x1000_0000;
    public static final int GENERIC_EXECUTE = 0x2000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int GENERIC_READ = 0x8000_0000;

    public static final int PAGE_NOACCESS = 0x01;
    public static final int PAGE_READONLY = 0x02;
    public static final int PAGE_READWRITE = 0x04;
    public static final int PAGE_WRITECOPY = 0x08;
    public static final int PAGE_EXECUTE = 0x10;
    public static final int PAGE_EXECUTE_READ = 0x20;
    public static final int PAGE_EXECUTE_READWRITE = 0x40;
    public static final int PAGE_EXECUTE_WRITECOPY = 0x80;
    public static final int PAGE_GUARD = 0x100;
    public static final int PAGE_NOCACHE = 0x200;
    public static final int PAGE_WRITECOMBINE = 0x400;

    public static final int SEC_FILE = 0x0080_0000;
    public static final int SEC_IMAGE = 0x0100_0000;
    public static final int SEC_RESERVE = 0x0400_0000;
    public static final int SEC_COMMIT = 0x0800_0000;
    public static final int SEC_NOCACHE = 0x1000_0000;
    public static final int SEC_WRITECOMBINE = 0x4000_0000;
    public static final int SEC_LARGE_PAGES = 0x8000_0000;

    public static final int SECTION_QUERY = 0x1;
    public static final int SECTION_MAP_WRITE = 0x2;
    public static final int SECTION_MAP_READ = 0x4;
    public static final int SECTION_MAP_EXECUTE = 0x8;
    public static final int SECTION_EXTEND_SIZE = 0x10;
    public static final int SECTION_MAP_EXECUTE_EXPLICIT = 0x20;
    public static final int SECTION_ALL_ACCESS = 0x000F_001F;

    public static final int EVENT_QUERY_STATE = 0x1;
    public static final int EVENT_MODIFY_STATE = 0x2;
    public static final int EVENT_ALL_ACCESS = 0x001F_0003;

    /** The right to ask for the state; to release a mutex takes no right (SYN-15). */
    public static final int MUTEX_MODIFY_STATE = 0x1;

    public static final int MUTANT_QUERY_STATE = 0x1;
    public static final int MUTEX_ALL_ACCESS = 0x001F_0001;

    public static final int SEMAPHORE_QUERY_STATE = 0x1;
    public static final int SEMAPHORE_MODIFY_STATE = 0x2;
    public static final int SEMAPHORE_ALL_ACCESS = 0x001F_0003;

    public static final int TIMER_QUERY_STATE = 0x1;
    public static final int TIMER_MODIFY_STATE = 0x2;
    public static final int TIMER_ALL_ACCESS = 0x001F_0003;

    /** The most objects of one wait. */
    public static final int MAXIMUM_WAIT_OBJECTS = 64;

    public static final int FILE_MAP_COPY = 0x1;
    public static final int FILE_MAP_WRITE = 0x2;
    public static final int FILE_MAP_READ = 0x4;
    public static final int FILE_MAP_EXECUTE = 0x20;
    public static final int FILE_MAP_ALL_ACCESS = 0x000F_001F;

    public static final int MEM_COMMIT = 0x1000;
    public static final int MEM_RESERVE = 0x2000;
    public static final int MEM_DECOMMIT = 0x4000;
    public static final int MEM_RELEASE = 0x8000;
    public static final int MEM_REPLACE_PLACEHOLDER = 0x4000;
    public static final int MEM_RESERVE_PLACEHOLDER = 0x4_0000;
    public static final int MEM_LARGE_PAGES = 0x2000_0000;
    public static final int MEM_UNMAP_WITH_TRANSIENT_BOOST = 0x1;
    public static final int MEM_PRESERVE_PLACEHOLDER = 0x2;
    public static final int MEM_FREE = 0x1_0000;
    public static final int MEM_PRIVATE = 0x2_0000;
    public static final int MEM_MAPPED = 0x4_0000;
    public static final int MEM_RESET = 0x8_0000;
    public static final int MEM_IMAGE = 0x100_0000;

    public static final int FILE_READ_DATA = 0x1;
    public static final int FILE_WRITE_DATA = 0x2;
    public static final int FILE_APPEND_DATA = 0x4;
    public static final int FILE_EXECUTE = 0x20;
    public static final int FILE_READ_ATTRIBUTES = 0x80;
    public static final int FILE_WRITE_ATTRIBUTES = 0x100;

    public static final int FILE_SHARE_READ = 0x1;
    public static final int FILE_SHARE_WRITE = 0x2;
    public static final int FILE_SHARE_DELETE = 0x4;

    public static final int CREATE_NEW = 1;
    public static final int CREATE_ALWAYS = 2;
    public static final int OPEN_EXISTING = 3;
    public static final int OPEN_ALWAYS = 4;
    public static final int TRUNCATE_EXISTING = 5;

    public static final int FILE_ATTRIBUTE_READONLY = 0x1;
    public static final int FILE_ATTRIBUTE_NORMAL = 0x80;
    public static final int FILE_FLAG_BACKUP_SEMANTICS = 0x0200_0000;
    public static final int FILE_FLAG_DELETE_ON_CLOSE = 0x0400_0000;

    public static final int FILE_BEGIN = 0;
    public static final int FILE_CURRENT = 1;
    public static final int FILE_END = 2;

    public static final int FILE_TYPE_UNKNOWN = 0;
    public static final int FILE_TYPE_DISK = 1;

    /** The pseudo handle of the current thread. */
    public static final long CURRENT_THREAD = -2;

    private WinNT() {}
}
