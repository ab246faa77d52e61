/**
 * What is asked, of whom, and what ours has to reach. Start with {@link org.basenamed.benchmarks.question.Question}; all questions are in
 * {@code Questions}.
 */
@NullMarked
package org.basenamed.benchmarks.question;

import org.jspecify.annotations.NullMarked;
