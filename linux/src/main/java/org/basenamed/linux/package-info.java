/** The OS floor: descriptors, memory, futexes, sockets and the other kernel objects; the only native calls of the project. */
@NullMarked
package org.basenamed.linux;

import org.jspecify.annotations.NullMarked;
