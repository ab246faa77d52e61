package org.basenamed.model.object;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * How a handle is duplicated (handles.md, section 4).
 *
 * @param access what the new handle shall allow, generic bits included; without meaning with {@link #SAME_ACCESS}
 * @param inherit whether children inherit it
 * @param options {@link #CLOSE_SOURCE}, {@link #SAME_ACCESS}, {@link #SAME_ATTRIBUTES}
 */
public record DuplicateWish(int access, boolean inherit, int options) {
    /** The source is closed, whatever comes of the rest (HD-23). */
    public static final int CLOSE_SOURCE = 0x1;
    /** The new handle allows what the source allows. */
    public static final int SAME_ACCESS = 0x2;
    /** The new handle has the source's flags. */
    public static final int SAME_ATTRIBUTES = 0x4;

    private static final int OPTIONS = CLOSE_SOURCE | SAME_ACCESS | SAME_ATTRIBUTES;

    /** Whether the option is wished. */
    public boolean has(int option) {
        return (options & option) != 0;
    }

    /** HD-26: refuses options that there are not. */
    public Result<DuplicateWish> check() {
        return (options & ~OPTIONS) == 0 ? Result.granted(this) : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
    }

    /** HD-22: the flags of the new handle. */
    int flags(HandleEntry source) {
        return has(SAME_ATTRIBUTES) ? source.flags() : inherit ? HandleEntry.INHERIT : 0;
    }
}
