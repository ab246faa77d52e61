/**
 * The records that travel, each with its codec: requests, and the replies to them. Start with
 * {@link org.basenamed.protocol.message.HelloRequest}, the first message of every connection.
 */
@NullMarked
package org.basenamed.protocol.message;

import org.jspecify.annotations.NullMarked;
