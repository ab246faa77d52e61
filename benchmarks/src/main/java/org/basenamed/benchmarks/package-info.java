/**
 * Measurements, each of which answers a question of the room's README beside a baseline of the same run. Start with
 * {@link org.basenamed.benchmarks.BenchCommand}.
 */
@NullMarked
package org.basenamed.benchmarks;

import org.jspecify.annotations.NullMarked;
