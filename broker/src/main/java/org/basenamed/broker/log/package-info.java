/**
 * What the broker tells whoever looks after it: {@link org.basenamed.broker.log.BrokerLog}.
 */
@NullMarked
package org.basenamed.broker.log;

import org.jspecify.annotations.NullMarked;
