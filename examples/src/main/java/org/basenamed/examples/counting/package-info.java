/** Two processes that count together without a lock. See {@link org.basenamed.examples.counting.Counting}. */
@NullMarked
package org.basenamed.examples.counting;

import org.jspecify.annotations.NullMarked;
