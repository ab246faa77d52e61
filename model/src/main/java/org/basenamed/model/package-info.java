/** The rules of the object manager as pure functions and values: no I/O, no threads, no clocks. */
@NullMarked
package org.basenamed.model;

import org.jspecify.annotations.NullMarked;
