package org.basenamed.client;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.basenamed.client.core.MappedView;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link FileMapping} in this process's memory. It keeps the memory alive, but not the name.
 *
 * <p>Views of one mapping, in whatever processes, show the same bytes at once. Accesses of several threads or processes need the
 * access modes of {@link java.lang.invoke.VarHandle}, or a lock, as any shared memory does.
 *
 * <p>After the view has been closed every access through its segment or buffers throws {@link IllegalStateException}, also
 * while another thread is in the middle of using it.
 */
public final class View implements AutoCloseable {
    private final MappedView view;
    private final Access access;
    private final @Nullable Arena arena;

    View(MappedView view, Access access, @Nullable Arena arena) {
        this.view = view;
        this.access = access;
        this.arena = arena;
    }

    /** The memory; read-only if the view is. Its address is a multiple of 64 KiB. */
    public MemorySegment segment() {
        return view.memory();
    }

    /**
     * The memory as a buffer in big-endian order, as every new buffer.
     *
     * @throws UnsupportedOperationException if the view is longer than 2<sup>31</sup> - 1 bytes: take a slice of the segment
     */
    public ByteBuffer asByteBuffer() {
        if (sizeBytes() > Integer.MAX_VALUE) {
            throw new UnsupportedOperationException("no buffer holds " + sizeBytes() + " bytes");
        }
        return view.memory().asByteBuffer();
    }

    /** Where in the mapping the view begins, in bytes. */
    public long offset() {
        return view.plan().offset();
    }

    /** How long it is, in bytes. */
    public long sizeBytes() {
        return view.plan().sizeBytes();
    }

    public Access access() {
        return access;
    }

    /**
     * Writes changed pages to the file behind the mapping; does nothing for a mapping without one. Win32: {@code FlushViewOfFile}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_ADDRESS} if the view is closed
     */
    public synchronized void flush() {
        if (!view.mapped().scope().isAlive()) {
            throw BasenamedException.of(Win32Error.ERROR_INVALID_ADDRESS, "View.flush", "", "the view is closed");
        }
        view.flush(0, 0);
    }

    /**
     * Unmaps the view; closing again does nothing. A view that was bound to a caller's arena is unmapped by that arena alone, and
     * this does nothing. Win32: {@code UnmapViewOfFile}.
     *
     * @throws IllegalStateException if a native call of another thread is using the memory right now
     */
    @Override
    public synchronized void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
    }
}
