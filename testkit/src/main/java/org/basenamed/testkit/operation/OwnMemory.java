package org.basenamed.testkit.operation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Mmap;
import org.basenamed.linux.ProcessCalls;

/** The worker's own memory, touched by way of the kernel: what may not be touched is an answer instead of the end of the JVM. */
final class OwnMemory {

    private static final int PAGE_BYTES = 4096;

    private OwnMemory() {}

    /** The bytes at an address, or nothing if one of them cannot be read. */
    static Optional<byte[]> read(long address, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(Math.max(1, length)).asSlice(0, length);
            boolean complete = length == 0 || transferred(ProcessCalls.readMemory(address, bytes)) == length;
            return complete ? Optional.of(bytes.toArray(ValueLayout.JAVA_BYTE)) : Optional.empty();
        }
    }

    /** Writes bytes at an address; false if one of them cannot be written, those before it are then written. */
    static boolean write(long address, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            return bytes.length == 0 || transferred(ProcessCalls.writeMemory(address, from)) == bytes.length;
        }
    }

    /**
     * Four bytes that can be written, to work on directly; nothing if they cannot. Writing back what was read would be no way to
     * find out: what another process wrote in between would be lost.
     */
    static Optional<MemorySegment> word(long address) {
        long page = address & -PAGE_BYTES;
        int refused = Mmap.advise(page, PAGE_BYTES, Mmap.MADV_POPULATE_WRITE);
        return refused == 0 ? Optional.of(Mmap.at(address, Integer.BYTES)) : Optional.empty();
    }

    private static long transferred(long result) {
        if (result < 0 && result != -Errno.EFAULT) {
            throw new IllegalStateException("process_vm_readv or process_vm_writev: " + Errno.nameOf((int) -result));
        }
        return result;
    }
}
