package org.basenamed.client.core;

import org.basenamed.linux.Mmap;
import org.basenamed.model.section.ViewRequest;

/**
 * Finds addresses for views that are multiples of 64 KiB (FM-27), where the kernel itself only promises pages.
 *
 * <p>The kernel places mappings downwards, and takes a suggestion if the range is free. So the range below the last view is
 * suggested: one system call in most cases. If the suggestion is not taken, a range that is 64 KiB too long is reserved and
 * its ends are given back.
 */
final class ViewPlacement {
    private static final long GRANULARITY = ViewRequest.GRANULARITY_BYTES;

    /** Only a hint: a lost update costs a system call. */
    private static volatile long lowestAddress;

    private ViewPlacement() {}

    /** Maps at an address that is a multiple of 64 KiB; the address or {@code -errno}. */
    static long map(long bytes, int protection, int flags, int fd, long offset) {
        long suggestion = lowestAddress == 0 ? 0 : (lowestAddress - bytes) & -GRANULARITY;
        long address = Mmap.map(Math.max(suggestion, 0), bytes, protection, flags, fd, offset);
        if (Mmap.isFailure(address)) {
            return address;
        }
        if (address % GRANULARITY != 0) {
            Mmap.unmap(address, bytes);
            address = mapInReserved(bytes, protection, flags, fd, offset);
        }
        if (!Mmap.isFailure(address)) {
            lowestAddress = address;
        }
        return address;
    }

    /** Lets the next view take the place of one that has just been unmapped. */
    static void released(long address, long bytes) {
        if (address == lowestAddress) {
            lowestAddress = (address + bytes + GRANULARITY - 1) & -GRANULARITY;
        }
    }

    private static long mapInReserved(long bytes, int protection, int flags, int fd, long offset) {
        int reserving = Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS | Mmap.MAP_NORESERVE;
        long reserved = Mmap.map(0, bytes + GRANULARITY, Mmap.PROT_NONE, reserving, -1, 0);
        if (Mmap.isFailure(reserved)) {
            return reserved;
        }
        long end = reserved + bytes + GRANULARITY;
        long aligned = (reserved + GRANULARITY - 1) & -GRANULARITY;
        long mapped = Mmap.map(aligned, bytes, protection, flags | Mmap.MAP_FIXED, fd, offset);
        if (Mmap.isFailure(mapped)) {
            Mmap.unmap(reserved, bytes + GRANULARITY);
            return mapped;
        }
        if (aligned > reserved) {
            Mmap.unmap(reserved, aligned - reserved);
        }
        if (end > aligned + bytes) {
            Mmap.unmap(aligned + bytes, end - aligned - bytes);
        }
        return mapped;
    }
}
