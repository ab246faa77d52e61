/**
 * Bytes: little-endian fields in one message of at most {@link org.basenamed.protocol.wire.HeaderLayout#MAX_MESSAGE_BYTES},
 * checked on the way in. Start with {@link org.basenamed.protocol.wire.HeaderLayout}.
 */
@NullMarked
package org.basenamed.protocol.wire;

import org.jspecify.annotations.NullMarked;
