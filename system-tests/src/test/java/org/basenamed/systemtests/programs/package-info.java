/**
 * The programs of this checkout, run as a person runs them: the command, its demo, and the examples.
 *
 * <p>Start reading at {@link org.basenamed.systemtests.programs.Household}: where they run, apart from all others.
 */
@NullMarked
package org.basenamed.systemtests.programs;

import org.jspecify.annotations.NullMarked;
