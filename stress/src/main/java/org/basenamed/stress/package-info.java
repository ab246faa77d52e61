/**
 * The transitions of one word by two threads at once, with every outcome that the rules allow and no other.
 *
 * <p>Start reading at {@link org.basenamed.stress.Words}.
 */
@NullMarked
package org.basenamed.stress;

import org.jspecify.annotations.NullMarked;
