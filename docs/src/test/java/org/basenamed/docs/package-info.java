/**
 * The pages for people, and the tests that keep them true.
 *
 * <p>Start reading at {@link org.basenamed.docs.LinksTest}.
 */
@NullMarked
package org.basenamed.docs;

import org.jspecify.annotations.NullMarked;
