package org.basenamed.model.section;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * A caller's wish for a section without a file behind it, before any check.
 *
 * @param protect one {@code PAGE_*} value and {@code SEC_*} bits, as {@code CreateFileMapping} takes them
 * @param sizeBytes the size wished for, unsigned
 */
public record SectionRequest(int protect, long sizeBytes) {
    /** The unit of section sizes, view sizes and protections. */
    public static final long PAGE_BYTES = 4096;

    /** The large page of both architectures, where the kernel's own pages are of 4 KiB. */
    public static final long LARGE_PAGE_BYTES = 2L << 20;

    /** The first size that no address space could hold: 2<sup>47</sup> (FM-9). */
    private static final long ADDRESS_SPACE_BYTES = 1L << 47;

    /** The first size that the kernel's own tables could not describe: 2<sup>43</sup> (FM-9). */
    private static final long DESCRIBABLE_BYTES = 1L << 43;

    /**
     * The section that this asks for, or the first refusal in Windows' order: protection, attributes, size, commitment.
     *
     * @param commitBytesLeft how much more memory may be promised; unlimited for a reserved section
     */
    public Result<SectionState> check(long commitBytesLeft) {
        return check(commitBytesLeft, false);
    }

    /** As {@link #check(long)}, for a caller who may or may not have large pages (FM-4). */
    public Result<SectionState> check(long commitBytesLeft, boolean mayLockMemory) {
        return checkArguments(false).then(valid -> valid.checkWithoutFile(commitBytesLeft, mayLockMemory));
    }

    /**
     * This, if the protection and the attributes are legal (FM-1, FM-3): what is told before anything else is looked at.
     *
     * @param overFile whether it is to be a section over a file, which large pages cannot back
     */
    public Result<SectionRequest> checkArguments(boolean overFile) {
        boolean largeFile = overFile && wantsLargePages();
        return isLegal() && !largeFile ? Result.granted(this) : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
    }

    /** Whether the protection and the attributes may be asked for, together: what is checked before everything else. */
    public boolean isLegal() {
        boolean legal = PageProtection.ofValue(protect & ~SectionAttributes.MASK)
                .filter(PageProtection::legalForSection)
                .isPresent();
        return legal && SectionAttributes.legal(attributes());
    }

    /** Whether it asks for large pages. */
    public boolean wantsLargePages() {
        return (attributes() & SectionAttributes.SEC_LARGE_PAGES) != 0;
    }

    PageProtection protection() {
        return PageProtection.ofValue(protect & ~SectionAttributes.MASK).orElseThrow();
    }

    int attributes() {
        return protect & SectionAttributes.MASK;
    }

    private Result<SectionState> checkWithoutFile(long commitBytesLeft, boolean mayLockMemory) {
        if (sizeBytes == 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        if ((attributes() & SectionAttributes.SEC_IMAGE) != 0) {
            return Result.refused(Win32Error.ERROR_BAD_EXE_FORMAT);
        }
        if (wantsLargePages()) {
            // FM-4: what is wrong with the size is told before the privilege is looked at
            if (sizeBytes % LARGE_PAGE_BYTES != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            if (!mayLockMemory) {
                return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
            }
        }
        return sized(protection(), attributes() == 0 ? SectionAttributes.SEC_COMMIT : attributes(), commitBytesLeft);
    }

    private Result<SectionState> sized(PageProtection protection, int attributes, long commitBytesLeft) {
        if (Long.compareUnsigned(sizeBytes, ADDRESS_SPACE_BYTES) >= 0) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
        }
        SectionState section = new SectionState(roundUpToPage(sizeBytes), protection, attributes);
        if (section.committedBytes() > commitBytesLeft) {
            return Result.refused(Win32Error.ERROR_COMMITMENT_LIMIT);
        }
        if (sizeBytes >= DESCRIBABLE_BYTES) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        return Result.granted(section);
    }

    /** The least multiple of the page size that is not below {@code bytes}. */
    public static long roundUpToPage(long bytes) {
        return (bytes + PAGE_BYTES - 1) & -PAGE_BYTES;
    }
}
