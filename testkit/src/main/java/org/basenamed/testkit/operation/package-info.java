/**
 * What a worker does for each operation of the scenario language: a thin translation onto the Win32 face, a family a class. Start
 * at {@link org.basenamed.testkit.operation.OperationTable}.
 */
@NullMarked
package org.basenamed.testkit.operation;

import org.jspecify.annotations.NullMarked;
