/** Conformance suites and fault injection, for this project and for whoever embeds it. */
@NullMarked
package org.basenamed.testkit;

import org.jspecify.annotations.NullMarked;
