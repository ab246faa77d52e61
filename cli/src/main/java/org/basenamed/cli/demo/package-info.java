/**
 * The demo: two real processes that share memory by name, and what becomes of the name when they close it or die.
 *
 * <p>Start reading at {@link org.basenamed.cli.demo.Demo}: its story, step by step. The two processes are
 * {@link org.basenamed.cli.demo.FirstProcess} and {@link org.basenamed.cli.demo.SecondProcess}; they are led over their standard
 * streams, so that no step has to wait for a while and hope.
 */
@NullMarked
package org.basenamed.cli.demo;

import org.jspecify.annotations.NullMarked;
