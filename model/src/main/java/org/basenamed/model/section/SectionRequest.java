package org.basenamed.model.section;

import java.util.Optional;
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
        Optional<PageProtection> protection = protection();
        int attributes = protect & SectionAttributes.MASK;
        if (protection.isEmpty() || !isLegal()) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        if (sizeBytes == 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        if ((attributes & SectionAttributes.SEC_IMAGE) != 0) {
            return Result.refused(Win32Error.ERROR_BAD_EXE_FORMAT);
        }
        if ((attributes & SectionAttributes.SEC_LARGE_PAGES) != 0) {
            // FM-4: nobody holds the privilege to lock memory yet
            return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
        }
        return sized(protection.get(), attributes == 0 ? SectionAttributes.SEC_COMMIT : attributes, commitBytesLeft);
    }

    private Optional<PageProtection> protection() {
        return PageProtection.ofValue(protect & ~SectionAttributes.MASK).filter(PageProtection::legalForSection);
    }

    /** Whether the protection and the attributes may be asked for, together: what is checked before everything else. */
    public boolean isLegal() {
        return protection().isPresent() && SectionAttributes.legal(protect & SectionAttributes.MASK);
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
