/**
 * What client and broker can say to each other. Start with {@link org.basenamed.protocol.Catalogue}: one line an
 * operation.
 */
@NullMarked
package org.basenamed.protocol;

import org.jspecify.annotations.NullMarked;
