/**
 * Runs the programs of all sides in turns. Start with {@link org.basenamed.benchmarks.harness.Comparison}.
 */
@NullMarked
package org.basenamed.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
