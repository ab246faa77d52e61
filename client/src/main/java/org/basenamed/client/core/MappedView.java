package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.section.ViewPlan;
import org.basenamed.protocol.message.PagesReply;
import org.jspecify.annotations.Nullable;

/** A view that is mapped, until its arena closes. */
public final class MappedView {
    private final ViewPlan plan;
    private final Source source;
    private final MemorySegment memory;
    private final MemorySegment mapped;
    private final ViewPages pages;

    /**
     * What a view is mapped from.
     *
     * @param section what it is
     * @param descriptor of its memory
     * @param views what the broker has to know of; null if it need not
     */
    record Source(
            SectionState section,
            SharedFd descriptor,
            @Nullable SectionViews views) {}

    /** What ends with a view. */
    private record Ending(
            ViewMemory memory, ViewPages pages, @Nullable SectionViews views) implements Runnable {
        @Override
        public void run() {
            unmap(memory.address(), memory.bytes());
            synchronized (pages) {
                pages.unmapStashed();
            }
            memory.close();
            if (views != null) {
                views.unmapped();
            }
        }
    }

    private MappedView(ViewPlan plan, Source source, MemorySegment mapped, ViewPages pages) {
        this.plan = plan;
        this.source = source;
        this.mapped = mapped;
        this.pages = pages;
        MemorySegment visible = mapped.asSlice(0, plan.sizeBytes());
        boolean writable =
                plan.protection().writesThrough() || plan.protection().copyOnWrite();
        this.memory = writable ? visible : visible.asReadOnly();
    }

    static Result<MappedView> map(ViewPlan plan, Source source, Arena arena) {
        long address =
                ViewMemory.map(plan, source.section(), source.descriptor().fd());
        if (Mmap.isFailure(address)) {
            return Result.refused(refusal((int) -address, plan));
        }
        ViewMemory memory = ViewMemory.at(address, plan, source.descriptor());
        PageProtection protection = plan.protection();
        ViewPages pages = new ViewPages(
                memory, PageState.of(protection, false, ViewMemory.usualBacking(source.section(), protection)));
        Ending ending = new Ending(memory, pages, source.views());
        if (source.views() != null) {
            source.views().mapped();
        }
        MemorySegment mapped;
        try {
            mapped = Mmap.segment(address, plan.mappedBytes(), arena, ending);
        } catch (RuntimeException e) {
            // the arena is closed already, or another thread's
            ending.run();
            throw e;
        }
        return Result.granted(new MappedView(plan, source, mapped, pages));
    }

    private static Win32Error refusal(int errno, ViewPlan plan) {
        return switch (errno) {
            // FM-30: a base that cannot be had is never replaced by another one
            case Errno.EEXIST -> Win32Error.ERROR_INVALID_ADDRESS;
            // FM-28; the kernel's limit on the number of mappings gives the same errno
            case Errno.ENOMEM ->
                plan.base() == 0 ? Win32Error.ERROR_NOT_ENOUGH_MEMORY : Win32Error.ERROR_INVALID_ADDRESS;
            case Errno.EPERM, Errno.EACCES -> Win32Error.ERROR_ACCESS_DENIED;
            default -> throw new LinuxException("mmap", errno, plan);
        };
    }

    private static void unmap(long address, long bytes) {
        LinuxException.check(Mmap.unmap(address, bytes), "munmap", address, bytes);
        ViewPlacement.released(address, bytes);
    }

    /** The view as its caller asked for it; read-only unless the view may be written. */
    public MemorySegment memory() {
        return memory;
    }

    /** Everything that is mapped, with the rest of the last page (FM-26). */
    public MemorySegment mapped() {
        return mapped;
    }

    /** What was asked for, and where it lies. */
    public ViewPlan plan() {
        return plan;
    }

    /** What it is a view of. */
    public SectionState section() {
        return source.section();
    }

    public long address() {
        return mapped.address();
    }

    /** Tells of the pages from {@code offset} on, as far as they are alike (FM-44 to FM-49). */
    public Result<PageRun> query(long offset) {
        long page = offset & -SectionRequest.PAGE_BYTES;
        long limit = mapped.byteSize();
        return committedFrom(page, limit).map(told -> {
            long end = page + told.sizeBytes();
            if (!told.committed()) {
                return new PageRun(page, end - page, false, 0);
            }
            synchronized (pages) {
                return new PageRun(page, pages.runEnd(page, end) - page, true, pages.protectAt(page));
            }
        });
    }

    private Result<PagesReply> committedFrom(long offset, long limit) {
        SectionViews views = source.views();
        return source.section().reserved() && views != null
                ? views.query(plan.offset() + offset, limit - offset)
                : Result.granted(new PagesReply(true, limit - offset));
    }

    /**
     * Changes what pages of this view, and of no other, let a thread do (FM-57 to FM-59b).
     *
     * @param offset in the view, rounded down to a page
     * @param guard whether they become guard pages
     * @return the {@code PAGE_*} value that the first of them had before
     */
    public Result<Integer> protect(long offset, long bytes, PageProtection wanted, boolean guard) {
        long from = offset & -SectionRequest.PAGE_BYTES;
        if (bytes < 0 || bytes > mapped.byteSize() - offset) {
            return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
        }
        long to = SectionRequest.roundUpToPage(offset + bytes);
        if (!wanted.within(plan.protection())) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return committedFrom(from, to)
                .then(told -> told.committed() && told.sizeBytes() >= to - from
                        ? Result.granted(changed(from, to, wanted, guard))
                        : Result.refused(Win32Error.ERROR_INVALID_ADDRESS));
    }

    private int changed(long from, long to, PageProtection wanted, boolean guard) {
        synchronized (pages) {
            int before = pages.protectAt(from);
            if (to > from) {
                PageProtection original = plan.protection();
                pages.protect(
                        from, to, PageState.of(wanted, guard, ViewMemory.usualBacking(source.section(), original)));
            }
            return before;
        }
    }

    /**
     * Commits pages of a reserved section for everybody (FM-50), and does nothing but check for any other.
     *
     * @param offset in the view, rounded down to a page
     */
    public Result<Long> commit(long offset, long bytes) {
        long from = offset & -SectionRequest.PAGE_BYTES;
        if (bytes < 0 || bytes > mapped.byteSize() - offset) {
            return Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
        }
        SectionViews views = source.views();
        long to = SectionRequest.roundUpToPage(offset + bytes);
        return source.section().reserved() && views != null
                ? views.commit(plan.offset() + from, to - from)
                : Result.granted(to - from);
    }

    /**
     * Starts writing changed pages to the file behind the view; there is nothing to write without one (FM-40).
     *
     * @param offset where to begin, rounded down to a page
     * @param bytes how much; 0, and whatever would lead beyond the end, mean to the end of the view
     */
    public void flush(long offset, long bytes) {
        long start = offset & -SectionRequest.PAGE_BYTES;
        boolean within = bytes != 0 && Long.compareUnsigned(bytes, mapped.byteSize() - offset) < 0;
        long end = within ? offset + bytes : mapped.byteSize();
        LinuxException.check(
                Mmap.sync(mapped.address() + start, SectionRequest.roundUpToPage(end - start), Mmap.MS_SYNC),
                "msync",
                start,
                end);
    }
}
