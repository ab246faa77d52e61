/** The Win32 face: the functions by their own names and error codes, translated onto the client. */
@NullMarked
package org.basenamed.win32;

import org.jspecify.annotations.NullMarked;
