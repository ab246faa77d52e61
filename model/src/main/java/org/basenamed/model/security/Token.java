package org.basenamed.model.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who asks, as far as descriptors are concerned: a value that says all there is to say.
 *
 * @param user whose process it is
 * @param primaryGroup the group of objects that it makes
 * @param groups the groups that count for it
 * @param denyOnly the groups that count only where they are denied something
 * @param privileges what it may do beside
 * @param integrityLevel how far it is trusted (security.md, section 8)
 */
public record Token(
        Sid user, Sid primaryGroup, Set<Sid> groups, Set<Sid> denyOnly, Set<Privilege> privileges, int integrityLevel) {
    private static final int ROOT = 0;

    /** Copies the sets. */
    public Token {
        groups = Set.copyOf(groups);
        denyOnly = Set.copyOf(denyOnly);
        privileges = Set.copyOf(privileges);
    }

    /**
     * The token of a Linux process. It is in everybody, in the users of this machine, and root is an administrator beside; everybody
     * holds SeCreateGlobalPrivilege, and nobody another privilege, as they are not enabled by default.
     *
     * @param groups the supplementary groups
     */
    public static Token ofProcess(int uid, int gid, List<Integer> groups) {
        Set<Sid> sids = new HashSet<>(Set.of(Sid.ofGroup(gid)));
        groups.forEach(group -> sids.add(Sid.ofGroup(group)));
        return of(uid, Sid.ofGroup(gid), sids);
    }

    /** The token of a process that has not connected, so that its groups are not known: it is in none of Linux. */
    public static Token ofUser(int uid) {
        return of(uid, Sid.USERS, new HashSet<>());
    }

    private static Token of(int uid, Sid primaryGroup, Set<Sid> sids) {
        sids.addAll(Set.of(Sid.EVERYONE, Sid.LOCAL, Sid.AUTHENTICATED_USERS, Sid.USERS));
        if (uid == ROOT) {
            sids.add(Sid.ADMINISTRATORS);
        }
        Set<Privilege> privileges = Set.of(Privilege.CREATE_GLOBAL);
        return new Token(Sid.ofUser(uid), primaryGroup, sids, Set.of(), privileges, Integrity.MEDIUM);
    }

    /** The same, but for a privilege that it does not hold. */
    public Token without(Privilege privilege) {
        Set<Privilege> fewer = new HashSet<>(privileges);
        fewer.remove(privilege);
        return new Token(user, primaryGroup, groups, denyOnly, fewer, integrityLevel);
    }

    /** Whether it holds a privilege. */
    public boolean holds(Privilege privilege) {
        return privileges.contains(privilege);
    }

    /** Whether what is allowed to {@code sid} is allowed to it. */
    public boolean isIn(Sid sid) {
        return user.equals(sid) || groups.contains(sid);
    }

    /** Whether it is trusted as far as the integrity level with that SID. */
    public boolean reaches(Sid level) {
        return integrityLevel >= level.integrityLevel().orElse(Integer.MAX_VALUE);
    }

    /** Whether what is denied to {@code sid} is denied to it (SEC-38). */
    boolean isDeniedBy(Sid sid) {
        return isIn(sid) || denyOnly.contains(sid);
    }

    /** Whether it may make {@code sid} the owner of an object (SEC-14, SEC-25). */
    boolean mayAssignOwner(Sid sid) {
        boolean ownName = user.equals(sid) || (sid.equals(Sid.ADMINISTRATORS) && groups.contains(sid));
        return ownName || holds(Privilege.RESTORE);
    }
}
