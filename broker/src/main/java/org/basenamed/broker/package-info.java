/**
 * The process that owns names, handle tables, rights and lifetimes.
 *
 * <p>Start reading at {@link org.basenamed.broker.Main}.
 */
@NullMarked
package org.basenamed.broker;

import org.jspecify.annotations.NullMarked;
