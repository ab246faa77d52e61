/**
 * Objects, the handles that processes hold on them, and when each of them comes and goes. Start with
 * {@link org.basenamed.model.object.ObjectSpace}.
 */
@NullMarked
package org.basenamed.model.object;

import org.jspecify.annotations.NullMarked;
