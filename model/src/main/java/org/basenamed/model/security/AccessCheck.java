package org.basenamed.model.security;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;

/**
 * The access check: what a token is granted of what it asks for. It is made when a handle is made by name, or made wider, and never
 * afterwards (SEC-17).
 */
public final class AccessCheck {
    private AccessCheck() {}

    /**
     * All that is asked for, or a refusal: nothing is granted in part (SEC-18).
     *
     * @param desired with generic bits and {@link AccessMask#MAXIMUM_ALLOWED}
     * @return a mask without either
     */
    public static Result<Integer> check(SecurityDescriptor object, Token token, ObjectType type, int desired) {
        int mapped = type.genericMapping().map(desired);
        if ((mapped & AccessMask.ACCESS_SYSTEM_SECURITY) != 0 && !token.holds(Privilege.SECURITY)) {
            return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
        }
        int system = mapped & AccessMask.ACCESS_SYSTEM_SECURITY;
        int explicit = mapped & ~(AccessMask.ACCESS_SYSTEM_SECURITY | AccessMask.MAXIMUM_ALLOWED);
        boolean maximum = (mapped & AccessMask.MAXIMUM_ALLOWED) != 0;
        int allowed = allowed(object, token, type) & ~Integrity.forbidden(object, token, type);
        // what is valid beyond all access, SYNCHRONIZE of a file mapping, is granted where it is named (SYN-77)
        int most = allowed & type.allAccess();
        int granted = (maximum ? most | explicit : explicit) | system;
        // SEC-20: to ask for nothing is to be refused
        boolean refused = !AccessMask.allows(allowed, explicit) || granted == 0;
        return refused ? Result.refused(Win32Error.ERROR_ACCESS_DENIED) : Result.granted(type.withImplied(granted));
    }

    /** Every right that the token may have: each bit is decided by the first entry that mentions it. */
    private static int allowed(SecurityDescriptor object, Token token, ObjectType type) {
        Acl dacl = object.dacl();
        if (dacl == null) {
            return type.validMask();
        }
        Sid owner = object.owner();
        boolean owns = owner != null && token.isIn(owner);
        int allowed = owns && !speaksOfOwner(dacl) ? AccessMask.READ_CONTROL | AccessMask.WRITE_DAC : 0;
        allowed |= token.holds(Privilege.TAKE_OWNERSHIP) ? AccessMask.WRITE_OWNER : 0;
        int decided = allowed;
        for (Ace ace : dacl.entries()) {
            if (ace.isEffective() && concerns(ace, token, owns)) {
                allowed |= ace.type() == Ace.Type.ALLOW ? ace.mask() & ~decided : 0;
                decided |= ace.mask();
            }
        }
        return allowed & type.validMask();
    }

    private static boolean concerns(Ace ace, Token token, boolean owns) {
        if (owns && ace.sid().equals(Sid.OWNER_RIGHTS)) {
            return ace.type().isDiscretionary();
        }
        return switch (ace.type()) {
            case ALLOW -> token.isIn(ace.sid());
            case DENY -> token.isDeniedBy(ace.sid());
            case AUDIT, ALARM, LABEL -> false;
        };
    }

    /** SEC-21: then owners have what it says, and nothing by themselves. */
    private static boolean speaksOfOwner(Acl dacl) {
        return dacl.entries().stream()
                .anyMatch(ace -> ace.isEffective() && ace.sid().equals(Sid.OWNER_RIGHTS));
    }
}
