/**
 * Win32 as it is written in C, as far as Java allows: a {@code HANDLE} is a {@code long}, a pointer is a
 * {@link java.lang.foreign.MemorySegment}, an out parameter is an array or a structure. Start with
 * {@link org.basenamed.win32.Kernel32}.
 */
@NullMarked
package org.basenamed.win32;

import org.jspecify.annotations.NullMarked;
