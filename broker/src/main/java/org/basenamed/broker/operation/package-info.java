/**
 * What each operation of the catalogue does. Start with {@link org.basenamed.broker.operation.OperationTable}.
 */
@NullMarked
package org.basenamed.broker.operation;

import org.jspecify.annotations.NullMarked;
