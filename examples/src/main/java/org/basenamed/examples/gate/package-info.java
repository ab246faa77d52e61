/** Processes that start together. See {@link org.basenamed.examples.gate.StartGate}. */
@NullMarked
package org.basenamed.examples.gate;

import org.jspecify.annotations.NullMarked;
