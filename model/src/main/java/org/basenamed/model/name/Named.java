package org.basenamed.model.name;

/** An object under its name. */
record Named<T>(T object) implements NameEntry<T> {}
