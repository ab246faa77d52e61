/**
 * The rules that hold across all rooms, read off the compiled classes.
 *
 * <p>Start reading at {@link org.basenamed.architecture.Room}: the table of who may use whom.
 */
@NullMarked
package org.basenamed.architecture;

import org.jspecify.annotations.NullMarked;
