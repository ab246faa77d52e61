/** A number that all who know its name count up together. See {@link org.basenamed.examples.counter.Counter}. */
@NullMarked
package org.basenamed.examples.counter;

import org.jspecify.annotations.NullMarked;
