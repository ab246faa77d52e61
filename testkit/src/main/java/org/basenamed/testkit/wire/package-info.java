/**
 * What the driver of a scenario and its worker processes say to each other, a line each. Start at {@link
 * org.basenamed.testkit.wire.Request} and {@link org.basenamed.testkit.wire.Reply}.
 */
@NullMarked
package org.basenamed.testkit.wire;

import org.jspecify.annotations.NullMarked;
