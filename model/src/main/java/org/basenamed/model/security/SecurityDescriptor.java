package org.basenamed.model.security;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.model.Result;
import org.jspecify.annotations.Nullable;

/**
 * Who owns an object, and who may do what to it.
 *
 * @param control the bits below
 * @param owner who owns it
 * @param group its primary group, which decides nothing
 * @param dacl who may do what. If it is null everybody may do everything, whether {@link #DACL_PRESENT} is set or not (SEC-10)
 * @param sacl the integrity label, and what is audited, which nothing here does
 */
public record SecurityDescriptor(
        int control,
        @Nullable Sid owner,
        @Nullable Sid group,
        @Nullable Acl dacl,
        @Nullable Acl sacl) {

    public static final int DACL_PRESENT = 0x0004;
    public static final int SACL_PRESENT = 0x0010;
    public static final int DACL_AUTO_INHERIT_REQ = 0x0100;
    public static final int SACL_AUTO_INHERIT_REQ = 0x0200;
    public static final int DACL_AUTO_INHERITED = 0x0400;
    public static final int SACL_AUTO_INHERITED = 0x0800;
    public static final int DACL_PROTECTED = 0x1000;
    public static final int SACL_PROTECTED = 0x2000;
    static final int SELF_RELATIVE = 0x8000;

    static final int DACL_BITS = DACL_PRESENT | DACL_AUTO_INHERIT_REQ | DACL_AUTO_INHERITED | DACL_PROTECTED;
    static final int SACL_BITS = SACL_PRESENT | SACL_AUTO_INHERIT_REQ | SACL_AUTO_INHERITED | SACL_PROTECTED;

    /** The longest one in binary form: a list of the greatest length, and room for the rest. */
    public static final int MAX_BYTES = 68 * 1024;

    /** Nothing is said about anything. */
    public static final SecurityDescriptor NOTHING = new SecurityDescriptor(0, null, null, null, null);

    /** Everybody may do everything. */
    public static final SecurityDescriptor EVERYBODY = new SecurityDescriptor(DACL_PRESENT, null, null, null, null);

    /** Reads SDDL; see {@link Sddl#parse}. */
    public static Result<SecurityDescriptor> ofSddl(String sddl) {
        return Sddl.parse(sddl);
    }

    /** One that says who may do what, and nothing else. */
    public static SecurityDescriptor ofDacl(Acl dacl) {
        return new SecurityDescriptor(DACL_PRESENT, null, null, dacl, null);
    }

    /** Whether it says anything about who may do what: a present list that is null lets everybody in. */
    public boolean hasDacl() {
        return (control & DACL_PRESENT) != 0;
    }

    /** Whether it has a list of labels and audits. */
    public boolean hasSacl() {
        return (control & SACL_PRESENT) != 0;
    }

    /** Only the parts that {@code information} names, see {@link SecurityInformation}. */
    public SecurityDescriptor only(int information) {
        int kept = 0;
        boolean withDacl = (information & SecurityInformation.DACL) != 0;
        kept |= withDacl ? control & DACL_BITS : 0;
        boolean allOfSacl = (information & SecurityInformation.SACL) != 0;
        boolean label = (information & SecurityInformation.LABEL) != 0;
        kept |= allOfSacl || label ? control & SACL_BITS : 0;
        return new SecurityDescriptor(
                kept,
                (information & SecurityInformation.OWNER) != 0 ? owner : null,
                (information & SecurityInformation.GROUP) != 0 ? group : null,
                withDacl ? dacl : null,
                allOfSacl ? sacl : label && sacl != null ? sacl.labels(true) : null);
    }

    SecurityDescriptor withOwner(@Nullable Sid newOwner) {
        return new SecurityDescriptor(control, newOwner, group, dacl, sacl);
    }

    SecurityDescriptor withGroup(@Nullable Sid newGroup) {
        return new SecurityDescriptor(control, owner, newGroup, dacl, sacl);
    }

    /** With the DACL of another one, and what that says about it. */
    SecurityDescriptor withDaclOf(SecurityDescriptor other) {
        int bits = (control & ~DACL_BITS) | (other.control & DACL_BITS);
        return new SecurityDescriptor(bits, owner, group, other.dacl, sacl);
    }

    SecurityDescriptor withProtection(int information) {
        int bits = control;
        bits |= (information & SecurityInformation.PROTECTED_DACL) != 0 ? DACL_PROTECTED : 0;
        bits &= (information & SecurityInformation.UNPROTECTED_DACL) != 0 ? ~DACL_PROTECTED : ~0;
        return new SecurityDescriptor(bits, owner, group, dacl, sacl);
    }

    /** With other labels: they stand in a list with what is audited. */
    SecurityDescriptor withLabels(Acl labels) {
        List<Ace> entries = new ArrayList<>(labels.labels(true).entries());
        if (sacl != null) {
            entries.addAll(sacl.labels(false).entries());
        }
        int bits = entries.isEmpty() ? control & ~SACL_BITS : control | SACL_PRESENT;
        return new SecurityDescriptor(bits, owner, group, dacl, entries.isEmpty() ? null : new Acl(entries));
    }

    /** As SDDL. */
    @Override
    public String toString() {
        return Sddl.print(this);
    }
}
