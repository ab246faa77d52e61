/**
 * The OS floor: descriptors, memory, futexes, sockets that pass descriptors, and the watching of processes, as thin
 * static calls that answer a value or {@code -errno}.
 *
 * <p>Start reading at {@link org.basenamed.linux.Fd} (who owns a descriptor), then {@code Syscall} (the one place that
 * enters the kernel) and {@link org.basenamed.linux.Futex} for what a call made of both looks like.
 */
@NullMarked
package org.basenamed.linux;

import org.jspecify.annotations.NullMarked;
