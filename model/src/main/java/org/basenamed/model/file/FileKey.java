package org.basenamed.model.file;

/**
 * A file, by whatever name it was opened.
 *
 * @param device the file system that it is on
 * @param inode its number there
 */
public record FileKey(long device, long inode) {}
