package org.basenamed.model.security;

import java.util.List;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.GenericMapping;
import org.basenamed.model.rights.ObjectType;

/** Integrity levels: whoever is trusted less than an object may not change it, whatever its DACL says (SEC-41 to SEC-44). */
final class Integrity {
    static final int MEDIUM = 0x2000;

    private static final int NO_WRITE_UP = 0x1;
    private static final int NO_READ_UP = 0x2;
    private static final int NO_EXECUTE_UP = 0x4;
    private static final int ALWAYS_WRITING = AccessMask.DELETE | AccessMask.WRITE_DAC | AccessMask.WRITE_OWNER;

    private Integrity() {}

    /** The rights that the label of an object takes from the token. */
    static int forbidden(SecurityDescriptor object, Token token, ObjectType type) {
        Ace label = labelOf(object);
        if (token.integrityLevel() >= label.sid().integrityLevel().orElse(MEDIUM)) {
            return 0;
        }
        GenericMapping mapping = type.genericMapping();
        int writing = (mapping.write() & ~mapping.read() & ~mapping.execute()) | ALWAYS_WRITING;
        int forbidden = (label.mask() & NO_WRITE_UP) != 0 ? writing : 0;
        forbidden |= (label.mask() & NO_READ_UP) != 0 ? mapping.read() : 0;
        forbidden |= (label.mask() & NO_EXECUTE_UP) != 0 ? mapping.execute() : 0;
        return forbidden;
    }

    private static Ace labelOf(SecurityDescriptor object) {
        Acl sacl = object.sacl();
        List<Ace> labels = sacl == null ? List.of() : sacl.labels(true).entries();
        return labels.stream()
                .filter(Ace::isEffective)
                .findFirst()
                .orElse(new Ace(Ace.Type.LABEL, 0, NO_WRITE_UP, Sid.ofIntegrityLevel(MEDIUM)));
    }

    /** Whether the token may give an object the labels in a list (SEC-14, SEC-46). */
    static boolean mayAssign(Acl sacl, Token token) {
        return token.holds(Privilege.RELABEL)
                || sacl.labels(true).entries().stream()
                        .allMatch(
                                ace -> ace.sid().integrityLevel().orElse(Integer.MAX_VALUE) <= token.integrityLevel());
    }
}
