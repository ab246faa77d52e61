package org.basenamed.win32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.MappedView;
import org.basenamed.client.core.PageRun;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;

/** A view as Win32 sees it: a range of addresses. Once it is unmapped nothing is done to them, for they may be another view's. */
final class NativeView {
    private final MappedView view;
    private final Arena arena;

    NativeView(MappedView view, Arena arena) {
        this.view = view;
        this.arena = arena;
    }

    long start() {
        return view.address();
    }

    long end() {
        return view.address() + view.mapped().byteSize();
    }

    MemorySegment memory() {
        return view.memory();
    }

    SectionState section() {
        return view.section();
    }

    /** The protection that it was mapped with. */
    PageProtection original() {
        return view.plan().protection();
    }

    /** FM-46: a section that is not to be cached says so with every page. */
    int told(int protect) {
        return section().uncached() && protect != 0 ? protect | PageProtection.NOCACHE : protect;
    }

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

    /** The run of pages that are alike and begin with the page of {@code address}. */
    synchronized Result<PageRun> runFrom(long address) {
        return isMapped() ? view.query(address - start()) : Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
    }

    /** Changes pages of this view alone (FM-57 to FM-59b), and answers what the first of them was before. */
    synchronized Result<Integer> protect(long address, long bytes, PageProtection wanted, boolean guard) {
        return isMapped() && Long.compareUnsigned(bytes, end() - address) <= 0
                ? view.protect(address - start(), bytes, wanted, guard).map(this::told)
                : Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
    }

    /** Commits pages of a reserved section for everybody; for others it only checks the range. */
    synchronized Result<Long> commit(long address, long bytes) {
        return isMapped() && Long.compareUnsigned(bytes, end() - address) <= 0
                ? view.commit(address - start(), bytes)
                : Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
}
