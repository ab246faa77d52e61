/**
 * Names of objects: directories, the links {@code Global}, {@code Local} and {@code Session}, and how a name resolves
 * (namespace.md). Start with {@link org.basenamed.model.name.NameSpace}.
 */
@NullMarked
package org.basenamed.model.name;

import org.jspecify.annotations.NullMarked;
