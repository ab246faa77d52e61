package org.basenamed.model.rights;

/**
 * What the four generic rights stand for on one type of object (security.md, section 2).
 *
 * @param read the specific rights of {@code GENERIC_READ}
 * @param write the specific rights of {@code GENERIC_WRITE}
 * @param execute the specific rights of {@code GENERIC_EXECUTE}
 * @param all the specific rights of {@code GENERIC_ALL}
 */
public record GenericMapping(int read, int write, int execute, int all) {

    private static final int GENERIC_BITS =
            AccessMask.GENERIC_READ | AccessMask.GENERIC_WRITE | AccessMask.GENERIC_EXECUTE | AccessMask.GENERIC_ALL;

    /** The mask with every generic bit replaced by what it stands for; a granted mask never has one (SEC-1). */
    public int map(int desired) {
        int mapped = desired & ~GENERIC_BITS;
        mapped |= (desired & AccessMask.GENERIC_READ) != 0 ? read : 0;
        mapped |= (desired & AccessMask.GENERIC_WRITE) != 0 ? write : 0;
        mapped |= (desired & AccessMask.GENERIC_EXECUTE) != 0 ? execute : 0;
        mapped |= (desired & AccessMask.GENERIC_ALL) != 0 ? all : 0;
        return mapped;
    }
}
