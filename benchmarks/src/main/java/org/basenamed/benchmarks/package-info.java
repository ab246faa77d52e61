/** Measurements, each of which answers a question and carries its own baseline. */
@NullMarked
package org.basenamed.benchmarks;

import org.jspecify.annotations.NullMarked;
