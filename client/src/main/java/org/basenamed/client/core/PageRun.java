package org.basenamed.client.core;

/**
 * Neighbouring pages that {@code VirtualQuery} tells of together.
 *
 * @param offset where in the view they begin
 * @param bytes how long they are
 * @param committed whether they can be touched at all
 * @param protect the {@code PAGE_*} value; 0 for pages that are not committed
 */
public record PageRun(long offset, long bytes, boolean committed, int protect) {}
