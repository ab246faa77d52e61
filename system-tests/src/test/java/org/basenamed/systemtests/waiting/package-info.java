/**
 * Waits and signals between processes, and what is left when one of them is killed.
 *
 * <p>Start reading at {@link org.basenamed.systemtests.waiting.WaitingIT}.
 */
@NullMarked
package org.basenamed.systemtests.waiting;

import org.jspecify.annotations.NullMarked;
