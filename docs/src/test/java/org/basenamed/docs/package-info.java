/** The pages for people, and the tests that keep them true. */
@NullMarked
package org.basenamed.docs;

import org.jspecify.annotations.NullMarked;
