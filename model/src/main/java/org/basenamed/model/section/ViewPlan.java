package org.basenamed.model.section;

/**
 * A view that may be mapped.
 *
 * @param protection what the view lets its threads do
 * @param offset where in the section it begins, a multiple of 64 KiB
 * @param sizeBytes its length as the caller sees it, at least 1
 * @param base its address, a multiple of 64 KiB; 0 leaves the choice to the system
 */
public record ViewPlan(PageProtection protection, long offset, long sizeBytes, long base) {

    /** The length that is mapped: whole pages (FM-26). */
    public long mappedBytes() {
        return SectionRequest.roundUpToPage(sizeBytes);
    }
}
