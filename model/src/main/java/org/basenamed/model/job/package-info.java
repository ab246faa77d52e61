/**
 * The rules of jobs (jobs.md): who belongs to which, which limits are legal, what is counted and told. Start with
 * {@link org.basenamed.model.job.Job}.
 */
@NullMarked
package org.basenamed.model.job;

import org.jspecify.annotations.NullMarked;
