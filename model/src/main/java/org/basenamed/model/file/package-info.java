/**
 * Files as Windows shares them: who has one open and how, and what a section over it forbids. Start with
 * {@link org.basenamed.model.file.FileTable}.
 */
@NullMarked
package org.basenamed.model.file;

import org.jspecify.annotations.NullMarked;
