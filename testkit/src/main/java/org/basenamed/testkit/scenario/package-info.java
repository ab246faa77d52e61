/**
 * The scenario language: a {@code .scn} file read into steps, and nothing run yet. Start at {@link
 * org.basenamed.testkit.scenario.ScenarioFile}.
 */
@NullMarked
package org.basenamed.testkit.scenario;

import org.jspecify.annotations.NullMarked;
