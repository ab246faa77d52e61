/**
 * What our own sides do, each in a Java machine of its own. Start with {@code Answers}, the end of every such program that the harness talks to.
 */
@NullMarked
package org.basenamed.benchmarks.program;

import org.jspecify.annotations.NullMarked;
