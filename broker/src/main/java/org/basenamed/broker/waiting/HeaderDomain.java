package org.basenamed.broker.waiting;

import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;

/**
 * What headers must have in common to lie in one arena: whoever may touch one of them may touch them all.
 *
 * @param touching the rights that this takes
 * @param security the parts of the descriptor that decide who has them
 */
public record HeaderDomain(int touching, SecurityDescriptor security) {
    private static final int DECIDING =
            SecurityInformation.OWNER | SecurityInformation.DACL | SecurityInformation.LABEL;

    /** That of an object. */
    public static HeaderDomain of(ObjectType type, SecurityDescriptor security) {
        return new HeaderDomain(ObjectSecurity.touching(type), security.only(DECIDING));
    }
}
