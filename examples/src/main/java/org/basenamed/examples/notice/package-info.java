/** A notice that one user writes and every user may read. See {@link org.basenamed.examples.notice.Publish}. */
@NullMarked
package org.basenamed.examples.notice;

import org.jspecify.annotations.NullMarked;
