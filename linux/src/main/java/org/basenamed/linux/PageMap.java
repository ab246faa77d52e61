package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** What stands behind the pages of this process, by {@code /proc/self/pagemap}; no privilege is needed for what is asked here. */
public final class PageMap {
    private static final long PRESENT = 1L << 63;
    private static final long SWAPPED = 1L << 62;
    private static final long FILE_OR_SHARED = 1L << 61;
    private static final int CHUNK_PAGES = 512;

    private PageMap() {}

    /**
     * How many bytes from {@code address} on are alike: all in private copies of pages, or none.
     *
     * @param address of a page
     * @param lengthBytes whole pages; where to stop
     * @param copied which of the two to count
     * @return 0 if the first page is of the other kind
     * @throws LinuxException if {@code /proc} is not mounted
     */
    public static long run(long address, long lengthBytes, boolean copied) {
        int pageBytes = Mmap.pageSizeBytes();
        Path path = Path.of("/proc/self/pagemap");
        int flags = FileCalls.O_RDONLY | FileCalls.O_CLOEXEC;
        try (Fd map = Fd.ownResult(FileCalls.open(path, flags, 0), "openat", path);
                Arena arena = Arena.ofConfined()) {
            MemorySegment entries = arena.allocate(CHUNK_PAGES * (long) Long.BYTES, Long.BYTES);
            long page = address / pageBytes;
            long end = (address + lengthBytes) / pageBytes;
            while (page < end) {
                long count = Math.min(CHUNK_PAGES, end - page);
                read(map, entries.asSlice(0, count * Long.BYTES), page);
                for (int i = 0; i < count; i++) {
                    if (isCopy(entries.getAtIndex(JAVA_LONG, i)) != copied) {
                        return (page + i) * pageBytes - address;
                    }
                }
                page += count;
            }
            return lengthBytes;
        }
    }

    private static boolean isCopy(long entry) {
        return (entry & (PRESENT | SWAPPED)) != 0 && (entry & FILE_OR_SHARED) == 0;
    }

    private static void read(Fd map, MemorySegment entries, long page) {
        long length = FileCalls.pread(map, entries, page * Long.BYTES);
        if (length != entries.byteSize()) {
            throw new LinuxException("pread", length < 0 ? (int) -length : Errno.EIO, "/proc/self/pagemap", page);
        }
    }
}
