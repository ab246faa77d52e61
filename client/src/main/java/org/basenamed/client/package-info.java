/** The library: named objects of Windows in Java idiom, for applications to embed. */
@NullMarked
package org.basenamed.client;

import org.jspecify.annotations.NullMarked;
