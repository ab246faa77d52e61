/** Whom a broker serves, and how far. Start with {@link org.basenamed.broker.policy.Policy}. */
@NullMarked
package org.basenamed.broker.policy;

import org.jspecify.annotations.NullMarked;
