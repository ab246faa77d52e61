package org.basenamed.client;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A view seen as a row of records of one {@link MemoryLayout}.
 *
 * <pre>{@code
 * Records counters = view.records(MemoryLayout.structLayout(JAVA_LONG.withName("hits"), JAVA_LONG.withName("misses")));
 * VarHandle hits = counters.field(PathElement.groupElement("hits"));
 * long before = (long) hits.getAndAdd(7L, 1L);     // of the eighth record, atomically across processes
 * }</pre>
 *
 * <p>All access modes of {@link VarHandle} work across processes as they do across threads: what one process writes with
 * {@code setRelease} before the other reads it with {@code getAcquire} is visible to it, and {@code compareAndSet} succeeds in one of
 * them only.
 */
public final class Records {
    private final MemorySegment segment;
    private final MemoryLayout layout;
    private final long count;

    Records(MemorySegment segment, MemoryLayout layout) {
        if (layout.byteSize() == 0) {
            throw new IllegalArgumentException("a layout without bytes: " + layout);
        }
        this.segment = segment;
        this.layout = layout;
        this.count = segment.byteSize() / layout.byteSize();
    }

    /** What each record looks like. */
    public MemoryLayout layout() {
        return layout;
    }

    /** How many whole records the view has room for. */
    public long count() {
        return count;
    }

    /**
     * The memory of one record.
     *
     * @throws IndexOutOfBoundsException if the view has no such record
     */
    public MemorySegment get(long index) {
        Objects.checkIndex(index, count);
        return segment.asSlice(index * layout.byteSize(), layout.byteSize());
    }

    /**
     * A handle to one field of every record. Its first coordinate is the record's index, a {@code long}; open elements of the path
     * follow. Keep it in a {@code static final} field, or use it in a loop: making it is slow, using it is as fast as a field.
     *
     * @throws IllegalArgumentException if the layout has no such field
     */
    public VarHandle field(PathElement... path) {
        VarHandle inAll = layout.arrayElementVarHandle(path);
        return MethodHandles.insertCoordinates(inAll, 0, segment, 0L);
    }
}
