/**
 * What was measured, as a file, as tables and as charts. Start with {@link org.basenamed.benchmarks.results.Results}.
 */
@NullMarked
package org.basenamed.benchmarks.results;

import org.jspecify.annotations.NullMarked;
