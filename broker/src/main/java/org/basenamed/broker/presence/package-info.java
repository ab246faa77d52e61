/**
 * Being the only broker of a directory, and leaving it without turning anybody away. Start with
 * {@link org.basenamed.broker.presence.BrokerPresence}.
 */
@NullMarked
package org.basenamed.broker.presence;

import org.jspecify.annotations.NullMarked;
