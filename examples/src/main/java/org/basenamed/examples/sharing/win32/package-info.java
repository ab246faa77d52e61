/**
 * Two processes that share memory by name, with the functions of Win32. Start with
 * {@link org.basenamed.examples.sharing.win32.FirstProcess}.
 */
@NullMarked
package org.basenamed.examples.sharing.win32;

import org.jspecify.annotations.NullMarked;
