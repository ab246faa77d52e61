package org.basenamed.model.section;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;

/**
 * A caller's wish for a view, before any check.
 *
 * @param access {@code FILE_MAP_*} bits
 * @param offset where in the section the view begins, in bytes
 * @param sizeBytes how long it is to be; 0 means to the section's end
 * @param base the address wished for; 0 leaves the choice to the system
 */
public record ViewRequest(int access, long offset, long sizeBytes, long base) {
    /** Offsets and base addresses are multiples of this: 64 KiB (FM-22, FM-27). */
    public static final long GRANULARITY_BYTES = 0x1_0000;

    public static final int FILE_MAP_COPY = 0x1;
    public static final int FILE_MAP_WRITE = 0x2;
    public static final int FILE_MAP_READ = 0x4;
    public static final int FILE_MAP_EXECUTE = 0x20;

    /** The end of user space: what Windows gives a 64-bit process, 2<sup>47</sup> less 64 KiB. */
    private static final long USER_SPACE_END = (1L << 47) - GRANULARITY_BYTES;

    private static final int ACCESS_BITS = 0x1F;

    /** Whether the range could lie in no process at all: refused with 87 before the handle is looked at (FM-29). */
    public boolean beyondUserSpace() {
        return Long.compareUnsigned(sizeBytes, USER_SPACE_END) > 0
                || Long.compareUnsigned(base, USER_SPACE_END - sizeBytes) > 0;
    }

    /** The view that this leads to on {@code section}, or the first refusal in Windows' order (FM-29). */
    public Result<ViewPlan> check(SectionState section, int grantedAccess) {
        PageProtection protection = protection();
        if (!AccessMask.allows(grantedAccess, protection.neededToMap())) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (offset % GRANULARITY_BYTES != 0 || base % GRANULARITY_BYTES != 0) {
            return Result.refused(Win32Error.ERROR_MAPPED_ALIGNMENT);
        }
        // FM-4: a large page is mapped as a whole
        if (section.largePages() && (offset | sizeBytes | base) % SectionRequest.LARGE_PAGE_BYTES != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        if (!protection.within(section.protection())) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return placed(section, protection);
    }

    private Result<ViewPlan> placed(SectionState section, PageProtection protection) {
        // FM-24, FM-25: the end of the section is the limit, and an offset at the end leaves nothing to map
        if (offset < 0 || offset >= section.sizeBytes() || sizeBytes > section.sizeBytes() - offset) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        long viewBytes = sizeBytes == 0 ? section.sizeBytes() - offset : sizeBytes;
        return Result.granted(new ViewPlan(protection, offset, viewBytes, base));
    }

    /** The protection that these access bits mean: the first line of the table of FM-19 that fits. */
    public PageProtection protection() {
        boolean execute = (access & FILE_MAP_EXECUTE) != 0;
        int bits = access & ACCESS_BITS;
        if (bits == FILE_MAP_COPY) {
            return execute ? PageProtection.EXECUTE_WRITECOPY : PageProtection.WRITECOPY;
        }
        if ((bits & FILE_MAP_WRITE) != 0) {
            return execute ? PageProtection.EXECUTE_READWRITE : PageProtection.READWRITE;
        }
        if ((bits & FILE_MAP_READ) != 0) {
            return execute ? PageProtection.EXECUTE_READ : PageProtection.READONLY;
        }
        return PageProtection.NOACCESS;
    }
}
