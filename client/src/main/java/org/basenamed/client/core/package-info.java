/**
 * This process as a client of its broker: the connection, its start on demand, handles and views, with refusals as
 * values. Start with {@link org.basenamed.client.core.LocalProcess}.
 */
@NullMarked
package org.basenamed.client.core;

import org.jspecify.annotations.NullMarked;
