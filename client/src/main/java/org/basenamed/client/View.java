package org.basenamed.client;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.basenamed.client.core.MappedView;
import org.basenamed.client.core.PageRun;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link FileMapping} in this process's memory. It keeps the memory alive, but not the name.
 *
 * <p>Views of one mapping, in whatever processes, show the same bytes at once. Accesses of several threads or processes need the
 * access modes of {@link java.lang.invoke.VarHandle}, or a lock, as any shared memory does.
 *
 * <p>A view of a file faults if another program makes the file shorter: an access beyond the new end throws {@link InternalError}, as one
 * through a mapped buffer of the JDK does. Processes that use this library cannot do that to each other.
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

    /**
     * The memory as a row of records, for accesses by name, atomic ones too.
     *
     * @throws IllegalArgumentException if the layout has no size
     */
    public Records records(MemoryLayout layout) {
        return new Records(view.memory(), layout);
    }

    /**
     * Commits pages of a mapping that was created with {@link MappingOption#RESERVE}, for every view in every process: from now on they
     * can be touched, and are zero if they were not committed before. There is no way back. Pages of other mappings are committed
     * from the beginning. Win32: {@code VirtualAlloc} with {@code MEM_COMMIT}.
     *
     * <p>Touching a page that is not committed throws {@link InternalError}: in compiled code perhaps a little later than at the
     * access itself.
     *
     * @param offset in the view; pages of 4096 bytes that the range touches are committed as a whole
     * @throws BasenamedException with {@code ERROR_INVALID_ADDRESS} if the range leaves the view or the view is closed;
     *     {@code ERROR_COMMITMENT_LIMIT} if the memory cannot be had
     */
    public void commit(long offset, long sizeBytes) {
        checkOpen("View.commit");
        if (offset < 0 || sizeBytes < 0 || offset > sizeBytes()) {
            throw BasenamedException.of(Win32Error.ERROR_INVALID_ADDRESS, "View.commit", "", offset + ", " + sizeBytes);
        }
        Outcome.of("View.commit", "", () -> view.commit(offset, sizeBytes));
    }

    /**
     * How many bytes from {@code offset} on, whole pages, are committed; 0 if the page at {@code offset} is not. Win32:
     * {@code VirtualQuery}.
     *
     * @throws IndexOutOfBoundsException if the view has no such offset
     */
    public long committedBytes(long offset) {
        checkOpen("View.committedBytes");
        Objects.checkIndex(offset, sizeBytes());
        PageRun run = Outcome.of("View.committedBytes", "", () -> view.query(offset));
        return run.committed() ? run.bytes() : 0;
    }

    private void checkOpen(String operation) {
        if (!view.mapped().scope().isAlive()) {
            throw BasenamedException.of(Win32Error.ERROR_INVALID_ADDRESS, operation, "", "the view is closed");
        }
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
     * Writes changed pages to the file behind the mapping, and waits until they have reached the device; does nothing for a
     * mapping without a file. Win32: {@code FlushViewOfFile} and {@code FlushFileBuffers}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_ADDRESS} if the view is closed
     */
    public synchronized void flush() {
        checkOpen("View.flush");
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
