package org.basenamed.client.core;

import org.basenamed.client.core.PageState.Backing;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.linux.Userfaultfd;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.section.ViewPlan;

/** The addresses of one view, and the descriptor that its pages are mapped from. */
final class ViewMemory implements AutoCloseable {
    private final ViewPlan plan;
    private final SharedFd section;
    private final long address;

    private ViewMemory(ViewPlan plan, SharedFd section, long address) {
        this.plan = plan;
        this.section = section;
        this.address = address;
    }

    /** What a view has behind pages that are not copied and may be touched. */
    static Backing usualBacking(SectionState section, PageProtection protection) {
        // pages of a reserved section that are read through a descriptor that may not write can be watched only if they
        // are
        // private to the view; as nobody writes to them they show the section all the same
        boolean watched = section.reserved() && !protection.writesThrough();
        return protection.copyOnWrite() || watched ? Backing.PRIVATE : Backing.SHARED;
    }

    /** Maps the pages of a view. Answers the address or {@code -errno}. */
    static long map(ViewPlan plan, SectionState section, Fd descriptor) {
        PageState state = PageState.of(plan.protection(), false, usualBacking(section, plan.protection()));
        int fd = state.backing() == Backing.NONE ? NoAccessPages.descriptor() : descriptor.number();
        long offset = state.backing() == Backing.NONE ? 0 : plan.offset();
        int protection = state.backing() == Backing.NONE ? Mmap.PROT_READ : kernelProtection(plan.protection());
        long address = plan.base() == 0
                ? ViewPlacement.map(plan.mappedBytes(), protection, flags(state), fd, offset)
                : Mmap.map(
                        plan.base(),
                        plan.mappedBytes(),
                        protection,
                        flags(state) | Mmap.MAP_FIXED_NOREPLACE,
                        fd,
                        offset);
        if (!Mmap.isFailure(address) && section.reserved() && state.backing() != Backing.NONE) {
            watch(address, plan.mappedBytes());
        }
        return address;
    }

    /** FM-53: pages that nobody has committed fault. Where the kernel does not allow it they are there at once. */
    private static void watch(long address, long bytes) {
        if (Userfaultfd.isAvailable()) {
            int refused = Userfaultfd.register(address, bytes);
            if (refused < 0) {
                Mmap.unmap(address, bytes);
                throw new LinuxException("ioctl", -refused, "UFFDIO_REGISTER", bytes);
            }
        }
    }

    /** Takes over what {@link #map} has mapped; the descriptor is kept for as long as it lives. */
    static ViewMemory at(long address, ViewPlan plan, SharedFd section) {
        return new ViewMemory(plan, section.share(), address);
    }

    private static int flags(PageState state) {
        return state.backing() == Backing.PRIVATE ? Mmap.MAP_PRIVATE | Mmap.MAP_NORESERVE : Mmap.MAP_SHARED;
    }

    static int kernelProtection(PageProtection protection) {
        int bits = protection.readable() ? Mmap.PROT_READ : Mmap.PROT_NONE;
        bits |= protection.writesThrough() || protection.copyOnWrite() ? Mmap.PROT_WRITE : 0;
        return protection.executable() ? bits | Mmap.PROT_EXEC : bits;
    }

    long address() {
        return address;
    }

    long bytes() {
        return plan.mappedBytes();
    }

    /** Maps pages of the section anew, in place. Answers the address or {@code -errno}. */
    long remap(long offset, long bytes, PageState wanted) {
        return Mmap.map(
                address + offset,
                bytes,
                kernelProtection(wanted.protection()),
                flags(wanted) | Mmap.MAP_FIXED,
                section.fd().number(),
                plan.offset() + offset);
    }

    @Override
    public void close() {
        section.release();
    }
}
