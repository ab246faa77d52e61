/**
 * What keeps the processes of a job together, and what makes its limits hold: control groups where the broker may use them, and otherwise
 * looking for descendants. Start with {@link org.basenamed.broker.job.JobEngine}.
 */
@NullMarked
package org.basenamed.broker.job;

import org.jspecify.annotations.NullMarked;
