package org.basenamed.client;

import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;

/** What a handle may be opened for. To ask for less than everything lets a program use what it may only use in part. */
public enum Right {
    /** Wait for the object. Win32: {@code SYNCHRONIZE}. */
    WAIT(AccessMask.SYNCHRONIZE),
    /**
     * Change its state: set, reset and pulse an event, release a semaphore, set and cancel a timer. Releasing a mutex takes no right, as owning it is what
     * matters. Win32: {@code *_MODIFY_STATE}.
     */
    MODIFY(0x2),
    /** Ask for its state. Win32: {@code *_QUERY_STATE}. */
    QUERY(0x1),
    /** Read its security descriptor. Win32: {@code READ_CONTROL}. */
    READ_SECURITY(AccessMask.READ_CONTROL),
    /** Change who may do what. Win32: {@code WRITE_DAC}. */
    WRITE_SECURITY(AccessMask.WRITE_DAC),
    /** Change whose it is. Win32: {@code WRITE_OWNER}. */
    WRITE_OWNER(AccessMask.WRITE_OWNER);

    private final int bits;

    Right(int bits) {
        this.bits = bits;
    }

    /** The access mask of some rights to a type of object. */
    static int mask(ObjectType type, Right... rights) {
        int mask = 0;
        for (Right right : rights) {
            mask |= right.bits & type.validMask();
        }
        return mask;
    }
}
