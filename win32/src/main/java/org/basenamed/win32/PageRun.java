package org.basenamed.win32;

import org.basenamed.model.section.PageProtection;

/**
 * Neighbouring pages of equal protection.
 *
 * @param start the first page's address
 * @param bytes how long the run is
 * @param protection what they let a thread do
 */
record PageRun(long start, long bytes, PageProtection protection) {}
