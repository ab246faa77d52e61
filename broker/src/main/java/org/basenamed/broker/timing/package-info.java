/**
 * Waitable timers: what they are set to, and the calls that they queue to threads. Start with
 * {@link org.basenamed.broker.timing.Timers}.
 */
@NullMarked
package org.basenamed.broker.timing;

import org.jspecify.annotations.NullMarked;
