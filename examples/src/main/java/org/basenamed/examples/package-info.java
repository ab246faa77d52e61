/**
 * Small programs that show how the library is used, each with its expected output.
 *
 * <p>Start with {@link org.basenamed.examples.counter.Counter}. What each shows, and how to run it, is in the folder of its name beside
 * the sources: {@code examples/counter}, {@code examples/sharing}.
 */
@NullMarked
package org.basenamed.examples;

import org.jspecify.annotations.NullMarked;
