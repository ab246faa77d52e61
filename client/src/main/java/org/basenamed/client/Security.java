package org.basenamed.client;

import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.SecurityCalls;
import org.basenamed.linux.AccountNames;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.model.security.Sid;

/**
 * Who may do what: security descriptors of SDDL, and the SIDs of users and groups.
 *
 * <pre>{@code
 * Sid colleague = Security.sidOf(lookup.lookupPrincipalByName("colleague"));
 * Event.create("Local\\ready", Reset.AUTO, Security.descriptor("D:(A;;GA;;;WD)"));             // everybody may do everything
 * Event.create("Local\\done", Reset.AUTO, Security.descriptor("D:(A;;0x100000;;;" + colleague + ")"));   // he may wait
 * }</pre>
 */
public final class Security {
    private static final int READABLE = SecurityInformation.OWNER
            | SecurityInformation.GROUP
            | SecurityInformation.DACL
            | SecurityInformation.LABEL;

    private Security() {}

    /**
     * The descriptor that SDDL tells of. Win32: {@code ConvertStringSecurityDescriptorToSecurityDescriptor}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER}, {@code ERROR_INVALID_SID}, {@code ERROR_INVALID_ACL} or
     *     {@code RPC_S_INVALID_STRING_UUID} if it is none
     */
    public static SecurityDescriptor descriptor(String sddl) {
        return Outcome.of("Security.descriptor", "", () -> SecurityDescriptor.ofSddl(sddl));
    }

    /**
     * The SID that a text names: {@code S-1-...}, or an alias of SDDL. Win32: {@code ConvertStringSidToSid}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_SID} if it names none
     */
    public static Sid sid(String text) {
        return Outcome.of("Security.sid", "", () -> Sid.parse(text));
    }

    /**
     * The SID of a user, or of a group: what {@link java.nio.file.attribute.UserPrincipalLookupService} finds.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_SID} if this machine knows none of that name
     */
    public static Sid sidOf(UserPrincipal principal) {
        String name = principal.getName();
        Optional<Sid> sid = principal instanceof GroupPrincipal
                ? AccountNames.gidOf(name).map(Sid::ofGroup)
                : AccountNames.uidOf(name).map(Sid::ofUser);
        return sid.orElseThrow(
                () -> BasenamedException.of(Win32Error.ERROR_INVALID_SID, "Security.sidOf", "", "no account " + name));
    }

    /** The name that this machine has for a SID of one of its users or groups; empty if it has none. */
    public static Optional<String> nameOf(Sid sid) {
        if (sid.uid().isPresent()) {
            return AccountNames.userOf(sid.uid().getAsInt());
        }
        return sid.gid().isPresent() ? AccountNames.groupOf(sid.gid().getAsInt()) : Optional.empty();
    }

    static SecurityDescriptor of(LocalHandle handle, String name) {
        RightsInUse rights = RightsInUse.of(handle, SecurityInformation.rightsToQuery(READABLE));
        return Outcome.of("security", name, rights, () -> SecurityCalls.get(handle, READABLE));
    }

    static void change(LocalHandle handle, String name, SecurityDescriptor security) {
        int information = SecurityInformation.DACL;
        RightsInUse rights = RightsInUse.of(handle, SecurityInformation.rightsToSet(information));
        Result<Integer> changed = SecurityCalls.set(handle, information, security);
        Outcome.of("setSecurity", name, rights, () -> changed);
    }
}
