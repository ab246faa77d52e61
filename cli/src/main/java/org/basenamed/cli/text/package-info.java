/**
 * Answers as text: tables for people, JSON for programs, and names of unknown content for both.
 *
 * <p>Start reading at {@link org.basenamed.cli.text.VisibleText}.
 */
@NullMarked
package org.basenamed.cli.text;

import org.jspecify.annotations.NullMarked;
