/**
 * Jobs of real processes, with either engine, and what becomes of their members when somebody is killed.
 *
 * <p>Start reading at {@link org.basenamed.systemtests.jobs.JobIT}.
 */
@NullMarked
package org.basenamed.systemtests.jobs;

import org.jspecify.annotations.NullMarked;
