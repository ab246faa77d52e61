/**
 * Runs scenario files against this build and reports what differs from what is expected. Start at {@link
 * org.basenamed.testkit.conformance.ConformanceRun}.
 */
@NullMarked
package org.basenamed.testkit.conformance;

import org.jspecify.annotations.NullMarked;
