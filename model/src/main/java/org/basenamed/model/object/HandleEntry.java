package org.basenamed.model.object;

/**
 * One open handle (HD-2).
 *
 * @param object what it refers to
 * @param grantedAccess what it lets its process do, decided when it was made (SEC-17)
 * @param flags {@link #INHERIT}, {@link #PROTECT_FROM_CLOSE}
 */
public record HandleEntry(KernelObject object, int grantedAccess, int flags) {
    /** A child started for it receives this handle. */
    public static final int INHERIT = 0x1;
    /** It cannot be closed while this is set. */
    public static final int PROTECT_FROM_CLOSE = 0x2;
    /** All flags that there are. */
    public static final int FLAGS = INHERIT | PROTECT_FROM_CLOSE;

    /** Whether it has the flag. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The same handle with other flags. */
    HandleEntry withFlags(int newFlags) {
        return new HandleEntry(object, grantedAccess, newFlags);
    }
}
