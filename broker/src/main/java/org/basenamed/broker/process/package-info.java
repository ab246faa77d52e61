/**
 * Processes and threads by the kernel's word: what the broker watches of them, and what it keeps for those that have not connected yet.
 * Start with {@link org.basenamed.broker.process.TaskTable}.
 */
@NullMarked
package org.basenamed.broker.process;

import org.jspecify.annotations.NullMarked;
