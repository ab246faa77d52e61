package org.basenamed.win32;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All views of this process that were mapped through the Win32 face, by address. */
final class ViewTable {
    private static final ConcurrentSkipListMap<Long, NativeView> VIEWS = new ConcurrentSkipListMap<>();

    private ViewTable() {}

    static void add(NativeView view) {
        VIEWS.put(view.start(), view);
    }

    /** The view that {@code address} lies in; null if there is none. */
    static @Nullable NativeView at(long address) {
        Map.Entry<Long, NativeView> below = VIEWS.floorEntry(address);
        return below != null && address < below.getValue().end() ? below.getValue() : null;
    }

    /** Takes the view that {@code address} lies in out of the table; of several threads one gets it. */
    static @Nullable NativeView remove(long address) {
        NativeView view = at(address);
        return view != null && VIEWS.remove(view.start(), view) ? view : null;
    }

    /** The first address from {@code address} on where a view begins; {@code limit} if there is none before it. */
    static long nextStart(long address, long limit) {
        Long next = VIEWS.higherKey(address);
        return next == null ? limit : Math.min(next, limit);
    }
}
