/**
 * A process of a scenario: it performs what the driver tells it, each step on the thread that the step names. Start at {@link
 * org.basenamed.testkit.worker.WorkerMain}.
 */
@NullMarked
package org.basenamed.testkit.worker;

import org.jspecify.annotations.NullMarked;
