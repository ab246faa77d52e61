package org.basenamed.client;

import java.util.Arrays;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionAttributes;

/** What a mapping without a file can be beyond the usual; it is settled at its creation and has no meaning for one that exists. */
public enum MappingOption {
    /**
     * Pages are only reserved: they can be touched once they have been {@linkplain View#commit committed}. It may be larger than
     * the machine's memory. Win32: {@code SEC_RESERVE}.
     */
    RESERVE,

    /**
     * All memory is taken now, and not when it is first touched: if it cannot be had, creating the mapping fails with
     * {@code ERROR_COMMITMENT_LIMIT}, and nothing that touches it later does. Nothing in Win32 corresponds to it: there, the paging
     * file stands in for memory.
     */
    COMMIT_NOW,

    /**
     * Large pages of the processor are behind it. Its size has to be a multiple of theirs. Win32: {@code SEC_LARGE_PAGES} with
     * {@code SEC_COMMIT}.
     */
    LARGE_PAGES,

    /** Views may be executed. Win32: {@code PAGE_EXECUTE_READWRITE}. */
    EXECUTABLE;

    static boolean isExecutable(MappingOption... options) {
        return Arrays.asList(options).contains(EXECUTABLE);
    }

    /** The protection and attributes, as {@code CreateFileMapping} takes them, of a mapping with these options. */
    static int protect(MappingOption... options) {
        int attributes = 0;
        for (MappingOption option : options) {
            switch (option) {
                case RESERVE -> attributes |= SectionAttributes.SEC_RESERVE;
                case LARGE_PAGES -> attributes |= SectionAttributes.SEC_COMMIT | SectionAttributes.SEC_LARGE_PAGES;
                case EXECUTABLE, COMMIT_NOW -> {
                    // the one is a protection, the other is done after the creation
                }
            }
        }
        PageProtection protection = isExecutable(options) ? PageProtection.EXECUTE_READWRITE : PageProtection.READWRITE;
        return protection.value() | attributes;
    }
}
