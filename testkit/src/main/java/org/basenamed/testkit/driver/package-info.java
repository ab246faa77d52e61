/**
 * Runs scenarios on real processes and says what each step answered. Start at {@link
 * org.basenamed.testkit.driver.ScenarioDriver}.
 */
@NullMarked
package org.basenamed.testkit.driver;

import org.jspecify.annotations.NullMarked;
