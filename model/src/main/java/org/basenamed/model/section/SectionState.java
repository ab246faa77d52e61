package org.basenamed.model.section;

/**
 * What a section is, from its creation to its end: none of it ever changes (FM-11).
 *
 * @param sizeBytes its length; a multiple of the page size unless a file backs it
 * @param protection the most that a view of it may do
 * @param attributes the {@code SEC_*} bits as {@code NtQuerySection} reports them
 */
public record SectionState(long sizeBytes, PageProtection protection, int attributes) {

    /** Whether pages must be committed before they can be touched. */
    public boolean reserved() {
        return (attributes & SectionAttributes.SEC_RESERVE) != 0;
    }

    /** Whether processors are asked not to cache its pages. */
    public boolean uncached() {
        return (attributes & SectionAttributes.SEC_NOCACHE) != 0;
    }

    /** Whether large pages are behind it. */
    public boolean largePages() {
        return (attributes & SectionAttributes.SEC_LARGE_PAGES) != 0;
    }

    /** Whether a file is behind it. */
    public boolean overFile() {
        return (attributes & SectionAttributes.SEC_FILE) != 0;
    }

    /**
     * Whether the broker has to know of it as long as a view exists, even when all handles are closed: a file must not shrink
     * under a view, and reserved pages can be committed through one.
     */
    public boolean heldByViews() {
        return overFile() || reserved();
    }

    /** How much of the machine's memory it may come to take. */
    public long committedBytes() {
        return heldByViews() ? 0 : sizeBytes;
    }
}
