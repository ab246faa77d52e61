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
import org.basenamed.model.section.SectionState;
import org.jspecify.annotations.Nullable;

/** A view as Win32 sees it: an address range with a protection of its own for every page. */
final class NativeView {
    private static final int PAGE_NOCACHE = 0x200;

    private final MappedView view;
    private final SectionState section;
    private final Arena arena;
    /** Where the protection changes, as the first address of each run. */
    private final TreeMap<Long, PageProtection> runs = new TreeMap<>();

    NativeView(MappedView view, SectionState section, Arena arena) {
        this.view = view;
        this.section = section;
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

    /** The value that tells a protection of this view's pages to the caller (FM-46). */
    int told(PageProtection protection) {
        return section.uncached() ? protection.value() | PAGE_NOCACHE : protection.value();
    }

    /** Unmaps it; from then on nothing is done to its addresses, which may be another view's. */
    synchronized void unmap() {
        arena.close();
    }

    private boolean isMapped() {
        return arena.scope().isAlive();
    }

    /** Answers whether it was still mapped. */
    synchronized boolean flush(long address, long bytes) {
        if (!isMapped()) {
            return false;
        }
        view.flush(address - start(), bytes);
        return true;
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
        if (!isMapped() || Long.compareUnsigned(bytes, end() - address) > 0) {
            return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
        }
        long from = address & -SectionRequest.PAGE_BYTES;
        long to = SectionRequest.roundUpToPage(address + bytes);
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
