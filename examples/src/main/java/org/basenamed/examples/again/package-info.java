/** How an example becomes several processes. See {@link org.basenamed.examples.again.Again}. */
@NullMarked
package org.basenamed.examples.again;

import org.jspecify.annotations.NullMarked;
