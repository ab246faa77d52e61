/**
 * Histories of calls, recorded in real processes, that have to be explained by the rules of {@code model}.
 *
 * <p>Start reading at {@link org.basenamed.systemtests.history.HistoryIT}.
 */
@NullMarked
package org.basenamed.systemtests.history;

import org.jspecify.annotations.NullMarked;
