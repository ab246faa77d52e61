/**
 * Waiting and signalling in shared memory. Start with {@link org.basenamed.dispatcher.HeaderLayout}, the bytes, then
 * {@link org.basenamed.dispatcher.FastPath}, the rules.
 */
@NullMarked
package org.basenamed.dispatcher;

import org.jspecify.annotations.NullMarked;
