package org.basenamed.model.security;

/** What a token may do whatever descriptors say; only enabled ones are in a token (SEC-39). */
public enum Privilege {
    /** SeCreateGlobalPrivilege: create file mappings in {@code Global\} from a session other than 0 (NS-25). */
    CREATE_GLOBAL,
    /** SeSecurityPrivilege: read and change what is audited. */
    SECURITY,
    /** SeTakeOwnershipPrivilege: become the owner of anything. */
    TAKE_OWNERSHIP,
    /** SeRestorePrivilege: make anybody the owner. */
    RESTORE,
    /** SeRelabelPrivilege: raise an object above one's own integrity level. */
    RELABEL
}
