/**
 * Access masks, and what each type of object makes of them. Start with
 * {@link org.basenamed.model.rights.ObjectType}: one row a type.
 */
@NullMarked
package org.basenamed.model.rights;

import org.jspecify.annotations.NullMarked;
