package org.basenamed.win32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;
import org.basenamed.client.core.MappedView;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.jspecify.annotations.Nullable;

/** A view as Win32 sees it: an address range with a protection of its own for every page. */
final class NativeView {
    private final MappedView view;
    private final Arena arena;
    /** Where the protection changes, as the first address of each run. */
    private final TreeMap<Long, PageProtection> runs = new TreeMap<>();

    NativeView(MappedView view, Arena arena) {
        this.view = view;
        this.arena = arena;
        runs.put(start(), original());
    }

    long start() {
        return view.address();
    }

    long end() {
        return view.address() + view.mapped().byteSize();
    }

    /** The protection that it was mapped with. */
    PageProtection original() {
        return view.plan().protection();
    }

    MemorySegment memory() {
        return view.memory();
    }

    void unmap() {
        arena.close();
    }

    void flush(long address, long bytes) {
        view.flush(address - start(), bytes);
    }

    /** The run of equal protection that begins with the page of {@code address}. */
    synchronized PageRun runFrom(long address) {
        long page = address & -SectionRequest.PAGE_BYTES;
        PageProtection protection = runs.floorEntry(page).getValue();
        Map.@Nullable Entry<Long, PageProtection> next = runs.higherEntry(page);
        while (next != null && next.getValue() == protection) {
            next = runs.higherEntry(next.getKey());
        }
        return new PageRun(page, (next == null ? end() : next.getKey()) - page, protection);
    }

    /** Changes pages of this view alone (FM-57 to FM-59b), and answers what the first of them was before. */
    synchronized Result<PageProtection> protect(long address, long bytes, PageProtection wanted) {
        long from = address & -SectionRequest.PAGE_BYTES;
        long to = SectionRequest.roundUpToPage(address + bytes);
        if (to > end() || bytes < 0) {
            return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
        }
        if (!wanted.within(original())) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        PageProtection before = runs.floorEntry(from).getValue();
        PageProtection behind = runs.floorEntry(to - 1).getValue();
        view.protect(from - start(), to - from, wanted);
        runs.subMap(from, to).clear();
        runs.put(from, wanted);
        if (to < end()) {
            runs.putIfAbsent(to, behind);
        }
        return Result.granted(before);
    }
}
