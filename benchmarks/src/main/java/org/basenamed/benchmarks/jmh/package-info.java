/** What is measured by JMH, which {@link org.basenamed.benchmarks.jmh.HotPathBenchmark} is. */
@NullMarked
package org.basenamed.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
