/**
 * Handles that go from process to process, and processes as objects; some of them are killed at the worst moment.
 *
 * <p>Start reading at {@link org.basenamed.systemtests.handles.HandlesIT}.
 */
@NullMarked
package org.basenamed.systemtests.handles;

import org.jspecify.annotations.NullMarked;
