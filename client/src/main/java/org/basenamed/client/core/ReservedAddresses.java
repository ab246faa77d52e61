package org.basenamed.client.core;

import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.model.section.ViewRequest;

/** Addresses that nothing is mapped at, and that nobody else is given. Touching one throws {@link InternalError}. */
public final class ReservedAddresses {
    private ReservedAddresses() {}

    /**
     * Reserves a range whose address is a multiple of 64 KiB.
     *
     * @param base where; 0 for anywhere
     * @return the address; 0 if the range is in use, or there is none
     */
    public static long reserve(long base, long bytes) {
        int fd = NoAccessPages.descriptor();
        long address = base == 0
                ? ViewPlacement.map(bytes, Mmap.PROT_READ, Mmap.MAP_SHARED, fd, 0)
                : Mmap.map(base, bytes, Mmap.PROT_READ, Mmap.MAP_SHARED | Mmap.MAP_FIXED_NOREPLACE, fd, 0);
        return Mmap.isFailure(address) || address % ViewRequest.GRANULARITY_BYTES != 0 ? 0 : address;
    }

    /** Gives a range back. */
    public static void release(long address, long bytes) {
        LinuxException.check(Mmap.unmap(address, bytes), "munmap", address, bytes);
    }
}
