package org.basenamed.model.security;

import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.GenericMapping;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/** Which descriptor an object gets when it is made, and when somebody changes it. */
public final class ObjectSecurity {
    private ObjectSecurity() {}

    /**
     * The descriptor of a new object: what its creator says, and his token's defaults for what he does not (security.md, section 3).
     *
     * @param supplied what he says; null for nothing at all
     * @param named whether it has a name: without one, and without a word of its creator, it lets everybody in who gets a handle
     *     (SEC-16)
     */
    public static Result<SecurityDescriptor> ofNew(
            @Nullable SecurityDescriptor supplied, boolean named, Token token, ObjectType type) {
        SecurityDescriptor said = supplied == null ? SecurityDescriptor.NOTHING : supplied;
        if (said.owner() != null && !token.mayAssignOwner(said.owner())) {
            return Result.refused(Win32Error.ERROR_INVALID_OWNER);
        }
        Acl sacl = said.sacl();
        if (said.hasSacl() && sacl != null) {
            if (!sacl.labels(false).entries().isEmpty() && !token.holds(Privilege.SECURITY)) {
                return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
            }
            if (!Integrity.mayAssign(sacl, token)) {
                return Result.refused(Win32Error.ERROR_INVALID_OWNER);
            }
        }
        SecurityDescriptor owned = new SecurityDescriptor(
                said.control() & ~SecurityDescriptor.SELF_RELATIVE,
                said.owner() == null ? token.user() : said.owner(),
                said.group() == null ? token.primaryGroup() : said.group(),
                said.dacl() == null ? null : said.dacl().mapped(type.genericMapping()),
                sacl);
        boolean byDefault = !said.hasDacl() && (named || supplied != null);
        return Result.granted(
                byDefault ? owned.withDaclOf(SecurityDescriptor.ofDacl(defaultDacl(token, type))) : owned);
    }

    /** The user himself may do everything that is valid, and nobody else anything. */
    private static Acl defaultDacl(Token token, ObjectType type) {
        return new Acl(List.of(new Ace(Ace.Type.ALLOW, 0, type.validMask(), token.user())));
    }

    /** The descriptor of a process, or of a thread: that of its user, who may do everything with it, as may administrators. */
    public static SecurityDescriptor ofTask(Token user, ObjectType type) {
        Ace own = new Ace(Ace.Type.ALLOW, 0, type.validMask(), user.user());
        Ace administrators = new Ace(Ace.Type.ALLOW, 0, type.validMask(), Sid.ADMINISTRATORS);
        return new SecurityDescriptor(0, user.user(), user.primaryGroup(), null, null)
                .withDaclOf(SecurityDescriptor.ofDacl(new Acl(List.of(own, administrators))));
    }

    /**
     * The descriptor of an object after somebody, who has the rights to it, has changed it (SEC-23 to SEC-26).
     *
     * @param information the parts that change, see {@link SecurityInformation}
     * @param said what they become
     */
    public static Result<SecurityDescriptor> changed(
            Subject object, int information, SecurityDescriptor said, Token token) {
        if ((information & ~SecurityInformation.CHANGES) != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        SecurityDescriptor changed = object.descriptor();
        if ((information & SecurityInformation.OWNER) != 0) {
            Sid owner = said.owner();
            if (owner == null) {
                return Result.refused(Win32Error.ERROR_INVALID_SECURITY_DESCR);
            }
            if (!token.mayAssignOwner(owner)) {
                return Result.refused(Win32Error.ERROR_INVALID_OWNER);
            }
            changed = changed.withOwner(owner);
        }
        if ((information & SecurityInformation.GROUP) != 0) {
            if (said.group() == null) {
                return Result.refused(Win32Error.ERROR_INVALID_SECURITY_DESCR);
            }
            changed = changed.withGroup(said.group());
        }
        if ((information & SecurityInformation.DACL) != 0) {
            GenericMapping mapping = object.type().genericMapping();
            Acl dacl = said.dacl() == null ? null : said.dacl().mapped(mapping);
            // SEC-23: what is not there is a list that lets everybody in
            int control = (said.control() & SecurityDescriptor.DACL_BITS) | SecurityDescriptor.DACL_PRESENT;
            changed = changed.withDaclOf(new SecurityDescriptor(control, null, null, dacl, null));
        }
        changed = changed.withProtection(information);
        if ((information & SecurityInformation.LABEL) != 0) {
            Acl labels = said.sacl() == null ? Acl.EMPTY : said.sacl();
            if (!Integrity.mayAssign(labels, token)) {
                return Result.refused(Win32Error.ERROR_INVALID_OWNER);
            }
            changed = changed.withLabels(labels);
        }
        return Result.granted(changed);
    }

    /**
     * The object whose descriptor changes.
     *
     * @param type what it is
     * @param descriptor what it has now
     */
    public record Subject(ObjectType type, SecurityDescriptor descriptor) {}

    /** Whether the descriptor lets a token do all that can be done to an object of the type by touching its state. */
    public static boolean letsTouch(SecurityDescriptor object, Token token, ObjectType type) {
        if (!type.isTouchable()) {
            return false;
        }
        if (!object.hasDacl()) {
            // nobody has said that strangers are let in: they only are where somebody hands them a handle
            return token.user().equals(object.owner());
        }
        return AccessCheck.check(object, token, type, touching(type)).isGranted();
    }

    /** The rights that whoever touches an object's state has as good as got. */
    public static int touching(ObjectType type) {
        return type.allAccess() & (AccessMask.SPECIFIC_RIGHTS | AccessMask.SYNCHRONIZE);
    }
}
