/**
 * Conformance suites and fault injection, for this project and for whoever embeds it. Start at {@link
 * org.basenamed.testkit.ConformanceCommand}; the packages below it are the scenario language, the driver of a scenario's processes,
 * the workers that these are, and the verdicts.
 */
@NullMarked
package org.basenamed.testkit;

import org.jspecify.annotations.NullMarked;
