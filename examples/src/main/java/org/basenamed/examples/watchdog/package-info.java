/** A timer that one process winds up and another one waits for. See {@link org.basenamed.examples.watchdog.Watchdog}. */
@NullMarked
package org.basenamed.examples.watchdog;

import org.jspecify.annotations.NullMarked;
