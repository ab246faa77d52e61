/** The wire between client and broker: one catalogue of operations, its codec and its versions. */
@NullMarked
package org.basenamed.protocol;

import org.jspecify.annotations.NullMarked;
