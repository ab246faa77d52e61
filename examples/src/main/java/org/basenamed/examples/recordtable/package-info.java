/** A table of records that processes share through a file. See {@link org.basenamed.examples.recordtable.RecordTable}. */
@NullMarked
package org.basenamed.examples.recordtable;

import org.jspecify.annotations.NullMarked;
