/**
 * Waitable objects as the broker sees them: their headers in shared memory, and the waits that it carries out. Start with
 * {@link org.basenamed.broker.waiting.Mediation}.
 */
@NullMarked
package org.basenamed.broker.waiting;

import org.jspecify.annotations.NullMarked;
