/** Small programs that show how the library is used, each with its expected output. */
@NullMarked
package org.basenamed.examples;

import org.jspecify.annotations.NullMarked;
