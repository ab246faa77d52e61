/**
 * Who may do what to an object: SIDs, security descriptors in binary form and as SDDL, tokens, and the access check (security.md). Start
 * with {@link org.basenamed.model.security.AccessCheck}.
 */
@NullMarked
package org.basenamed.model.security;

import org.jspecify.annotations.NullMarked;
