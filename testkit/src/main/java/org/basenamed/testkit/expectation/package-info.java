/**
 * What a scenario must answer: the {@code .expected} files, the wildcards in them, and the list of excused differences. Start at
 * {@link org.basenamed.testkit.expectation.Expectations}.
 */
@NullMarked
package org.basenamed.testkit.expectation;

import org.jspecify.annotations.NullMarked;
