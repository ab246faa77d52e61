/**
 * Several users and one broker: who attacks it, or others through it, hurts only himself. Start with
 * {@link org.basenamed.systemtests.users.AttackIT}.
 */
@NullMarked
package org.basenamed.systemtests.users;

import org.jspecify.annotations.NullMarked;
