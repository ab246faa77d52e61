package org.basenamed.model.name;

/**
 * What a name in a directory stands for.
 *
 * @param <T> the objects that have names
 */
sealed interface NameEntry<T> permits Directory, Named {}
