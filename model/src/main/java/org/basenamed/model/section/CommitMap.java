package org.basenamed.model.section;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which pages of a reserved section have been committed. Offsets are multiples of the page size; there is no way back (FM-51). */
public final class CommitMap {
    /** The committed ranges, from start to end; they neither overlap nor touch. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** A map without committed pages. */
    public CommitMap() {}

    /** Commits the pages from {@code from} to {@code to}. */
    public void commit(long from, long to) {
        long start = from;
        long end = to;
        Map.@Nullable Entry<Long, Long> near = ranges.floorEntry(to);
        while (near != null && near.getValue() >= from) {
            start = Math.min(start, near.getKey());
            end = Math.max(end, near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(to);
        }
        ranges.put(start, end);
    }

    /** How many bytes from {@code from} to {@code to} are not committed. */
    public long missingBytes(long from, long to) {
        long missing = 0;
        long at = from;
        while (at < to) {
            long end = Math.min(runEnd(at, to), to);
            missing += isCommitted(at) ? 0 : end - at;
            at = end;
        }
        return missing;
    }

    /** Whether the page at {@code offset} is committed. */
    public boolean isCommitted(long offset) {
        Map.Entry<Long, Long> below = ranges.floorEntry(offset);
        return below != null && offset < below.getValue();
    }

    /** Where the pages end that are like the one at {@code offset}; at most {@code limit}. */
    public long runEnd(long offset, long limit) {
        Map.Entry<Long, Long> below = ranges.floorEntry(offset);
        if (below != null && offset < below.getValue()) {
            return Math.min(below.getValue(), limit);
        }
        Long next = ranges.higherKey(offset);
        return next == null ? limit : Math.min(next, limit);
    }
}
