/**
 * Objects that threads wait for, as pure transitions over one word each. Start with
 * {@link org.basenamed.model.waitable.WaitWord}, the fields of the word, then read
 * {@link org.basenamed.model.waitable.Waitable}, what each type makes of them.
 */
@NullMarked
package org.basenamed.model.waitable;

import org.jspecify.annotations.NullMarked;
