package org.basenamed.model.object;

/**
 * A handle that was just made.
 *
 * @param value its value in the process's table
 * @param entry what it refers to, and its rights
 * @param existed whether a create met an object that was there already
 */
public record OpenedHandle(int value, HandleEntry entry, boolean existed) {}
