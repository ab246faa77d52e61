/** Processes that are counted and ended together. See {@link org.basenamed.examples.family.Family}. */
@NullMarked
package org.basenamed.examples.family;

import org.jspecify.annotations.NullMarked;
