/**
 * Connections: the one thread that owns all state, and a session for each client. Start with
 * {@link org.basenamed.broker.session.BrokerLoop}.
 */
@NullMarked
package org.basenamed.broker.session;

import org.jspecify.annotations.NullMarked;
