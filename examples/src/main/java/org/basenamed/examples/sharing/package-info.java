/**
 * Two processes that share memory by name, with the public interface. Start with
 * {@link org.basenamed.examples.sharing.FirstProcess}.
 */
@NullMarked
package org.basenamed.examples.sharing;

import org.jspecify.annotations.NullMarked;
