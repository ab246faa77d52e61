/** A buffer of few places through which processes pass many numbers. See {@link org.basenamed.examples.buffer.BoundedBuffer}. */
@NullMarked
package org.basenamed.examples.buffer;

import org.jspecify.annotations.NullMarked;
