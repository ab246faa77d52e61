/**
 * The broker's process from its first line to its last. Start with {@link org.basenamed.broker.Main}.
 */
@NullMarked
package org.basenamed.broker;

import org.jspecify.annotations.NullMarked;
