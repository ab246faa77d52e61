/** Tests over real processes, and the rules that hold across all rooms. */
@NullMarked
package org.basenamed.systemtests;

import org.jspecify.annotations.NullMarked;
