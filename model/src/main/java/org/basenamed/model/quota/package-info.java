/** What users may take of a broker that they share. Start with {@link org.basenamed.model.quota.Account}. */
@NullMarked
package org.basenamed.model.quota;

import org.jspecify.annotations.NullMarked;
