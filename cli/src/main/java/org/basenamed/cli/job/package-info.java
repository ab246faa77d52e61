/**
 * {@code basenamed job}: processes that are limited, counted and ended together. Start with
 * {@link org.basenamed.cli.job.JobCommand}.
 */
@NullMarked
package org.basenamed.cli.job;

import org.jspecify.annotations.NullMarked;
