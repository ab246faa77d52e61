package org.basenamed.client.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewPlan;

/** A view that is mapped, until its arena closes. */
public final class MappedView {
    private final ViewPlan plan;
    private final MemorySegment memory;
    private final MemorySegment mapped;

    private MappedView(ViewPlan plan, MemorySegment mapped) {
        this.plan = plan;
        this.mapped = mapped;
        MemorySegment visible = mapped.asSlice(0, plan.sizeBytes());
        boolean writable =
                plan.protection().writesThrough() || plan.protection().copyOnWrite();
        this.memory = writable ? visible : visible.asReadOnly();
    }

    static Result<MappedView> map(ViewPlan plan, Fd section, Arena arena) {
        long address = plan.base() == 0
                ? ViewPlacement.map(plan.mappedBytes(), protection(plan), flags(plan), section.number(), plan.offset())
                : Mmap.map(
                        plan.base(),
                        plan.mappedBytes(),
                        protection(plan),
                        flags(plan) | Mmap.MAP_FIXED_NOREPLACE,
                        section.number(),
                        plan.offset());
        if (Mmap.isFailure(address)) {
            return Result.refused(refusal((int) -address, plan));
        }
        MemorySegment mapped;
        try {
            mapped = Mmap.segment(address, plan.mappedBytes(), arena, () -> unmap(address, plan.mappedBytes()));
        } catch (RuntimeException e) {
            // the arena is closed already, or another thread's
            unmap(address, plan.mappedBytes());
            throw e;
        }
        return Result.granted(new MappedView(plan, mapped));
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

    private static int protection(ViewPlan plan) {
        return kernelProtection(plan.protection());
    }

    static int kernelProtection(PageProtection protection) {
        int bits = protection.readable() ? Mmap.PROT_READ : Mmap.PROT_NONE;
        bits |= protection.writesThrough() || protection.copyOnWrite() ? Mmap.PROT_WRITE : 0;
        return protection.executable() ? bits | Mmap.PROT_EXEC : bits;
    }

    private static int flags(ViewPlan plan) {
        return plan.protection().copyOnWrite() ? Mmap.MAP_PRIVATE : Mmap.MAP_SHARED;
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

    public long address() {
        return mapped.address();
    }

    /** Changes what pages of this view, and of no other, let a thread do. */
    public void protect(long offset, long bytes, PageProtection wanted) {
        int bits = kernelProtection(wanted);
        if (wanted.copyOnWrite() && !plan.protection().copyOnWrite()) {
            // the kernel copies no page of a shared mapping: a write must not reach the section
            bits &= ~Mmap.PROT_WRITE;
        }
        LinuxException.check(Mmap.protect(address() + offset, bytes, bits), "mprotect", offset, bytes, wanted);
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
