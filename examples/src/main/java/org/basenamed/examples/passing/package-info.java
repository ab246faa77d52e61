/**
 * A parent hands memory without a name to its child. See {@link org.basenamed.examples.passing.ByInheritance} and {@link
 * org.basenamed.examples.passing.ByDuplication}.
 */
@NullMarked
package org.basenamed.examples.passing;

import org.jspecify.annotations.NullMarked;
