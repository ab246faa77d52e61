package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of memory. Nothing here allocates in Java but {@link #segment} and {@link #at}.
 *
 * <p>Addresses are {@code long}, sizes are bytes. Nothing is checked but by the kernel: unmapping what somebody still
 * uses ends the process.
 */
public final class Mmap {
    /** No access: reserves addresses. */
    public static final int PROT_NONE = 0;

    /** Pages may be read. */
    public static final int PROT_READ = 0x1;

    /** Pages may be written. */
    public static final int PROT_WRITE = 0x2;

    /** Pages may be executed. */
    public static final int PROT_EXEC = 0x4;

    /** Writes reach the file and everybody who maps it. */
    public static final int MAP_SHARED = 0x1;

    /** Writes make a private copy of the page. */
    public static final int MAP_PRIVATE = 0x2;

    /** As {@link #MAP_SHARED}, but unknown flags are refused. */
    public static final int MAP_SHARED_VALIDATE = 0x3;

    /** Exactly at that address, replacing what is there. */
    public static final int MAP_FIXED = 0x10;

    /** Zeroed memory, no file. */
    public static final int MAP_ANONYMOUS = 0x20;

    /** No swap space is set aside. */
    public static final int MAP_NORESERVE = 0x4000;

    /** Pages are brought in now. */
    public static final int MAP_POPULATE = 0x8000;

    /** Exactly at that address, or {@code EEXIST} if something is there. */
    public static final int MAP_FIXED_NOREPLACE = 0x10_0000;

    /** Starts write-back and does not wait; on Linux a request without effect. */
    public static final int MS_ASYNC = 1;

    /** Makes other mappings of the file see the change; on Linux they always do. */
    public static final int MS_INVALIDATE = 2;

    /** Waits until written back. */
    public static final int MS_SYNC = 4;

    /** Advice: pages will be needed soon. */
    public static final int MADV_WILLNEED = 3;

    /** Advice: pages are not needed; private ones are dropped. */
    public static final int MADV_DONTNEED = 4;

    /** Frees the pages of a shared mapping and their backing: they read as zero. */
    public static final int MADV_REMOVE = 9;

    /** A child of fork does not get the pages. */
    public static final int MADV_DONTFORK = 10;

    /** Advice: use transparent huge pages. */
    public static final int MADV_HUGEPAGE = 14;

    /** Leaves the pages out of a core dump. */
    public static final int MADV_DONTDUMP = 16;

    /** Brings pages in for reading; fails rather than letting a later touch fault (Linux 5.14). */
    public static final int MADV_POPULATE_READ = 22;

    /** Brings pages in for writing; fails rather than letting a later touch fault (Linux 5.14). */
    public static final int MADV_POPULATE_WRITE = 23;

    private static final int MREMAP_MAYMOVE = 1;
    private static final int MREMAP_FIXED = 2;
    private static final long LARGEST_ERRNO = 4095;

    private Mmap() {}

    /**
     * Maps a file, or memory.
     *
     * @param addressHint where to, 0 for anywhere; a hint unless a {@code MAP_FIXED} flag is given
     * @param fd the file, or -1 with {@link #MAP_ANONYMOUS}
     * @return the address, or {@code -errno}; {@link #isFailure} tells which
     */
    public static long map(long addressHint, long lengthBytes, int prot, int flags, int fd, long offsetBytes) {
        return Syscall.call(SystemCall.MMAP, addressHint, lengthBytes, prot, flags, fd, offsetBytes);
    }

    /** Whether an answer of {@link #map} is {@code -errno}: no mapping can lie in the last page of the addresses. */
    public static boolean isFailure(long result) {
        return result < 0 && result >= -LARGEST_ERRNO;
    }

    /** Unmaps whole pages; ranges that are not mapped are no error. Answers 0 or {@code -errno}. */
    public static int unmap(long address, long lengthBytes) {
        return (int) Syscall.call(SystemCall.MUNMAP, address, lengthBytes);
    }

    /** Changes the protection of whole pages. Answers 0 or {@code -errno}. */
    public static int protect(long address, long lengthBytes, int prot) {
        return (int) Syscall.call(SystemCall.MPROTECT, address, lengthBytes, prot);
    }

    /**
     * Moves whole pages to another address, with what is private in them, replacing what is there; where they were nothing is
     * mapped any more. Answers 0 or {@code -errno}.
     */
    public static int move(long address, long lengthBytes, long target) {
        long result = Syscall.call(
                SystemCall.MREMAP, address, lengthBytes, lengthBytes, MREMAP_MAYMOVE | MREMAP_FIXED, target);
        return isFailure(result) ? (int) result : 0;
    }

    /** Writes back a mapped file. Answers 0 or {@code -errno}; {@code ENOMEM} if the range is not all mapped. */
    public static int sync(long address, long lengthBytes, int flags) {
        return (int) Syscall.call(SystemCall.MSYNC, address, lengthBytes, flags);
    }

    /** Advises the kernel on pages. Answers 0 or {@code -errno}; {@code EINVAL} for advice it does not know. */
    public static int advise(long address, long lengthBytes, int advice) {
        return (int) Syscall.call(SystemCall.MADVISE, address, lengthBytes, advice);
    }

    /**
     * The mapped range as a segment that lives as long as {@code arena}.
     *
     * @param cleanup what to do when the arena closes, such as unmapping; null for nothing
     */
    @SuppressWarnings("restricted")
    public static MemorySegment segment(long address, long lengthBytes, Arena arena, @Nullable Runnable cleanup) {
        return MemorySegment.ofAddress(address)
                .reinterpret(lengthBytes, arena, cleanup == null ? null : unused -> cleanup.run());
    }

    /** The mapped range as a segment that never ends: the caller sees to it that nobody touches it after unmapping. */
    @SuppressWarnings("restricted")
    public static MemorySegment at(long address, long lengthBytes) {
        return MemorySegment.ofAddress(address).reinterpret(lengthBytes);
    }

    /** The size of a page: 4 KiB on x86-64; 4, 16 or 64 KiB on aarch64, as the kernel was built. */
    public static int pageSizeBytes() {
        return PageSize.BYTES;
    }

    private static final class PageSize {
        static final int BYTES = read();

        private static int read() {
            MethodHandle function = Libc.link("getpagesize", FunctionDescriptor.of(ValueLayout.JAVA_INT));
            try {
                return (int) function.invokeExact();
            } catch (Throwable thrown) {
                throw Libc.impossible("getpagesize", thrown);
            }
        }
    }
}
