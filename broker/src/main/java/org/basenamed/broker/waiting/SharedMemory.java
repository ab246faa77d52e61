package org.basenamed.broker.waiting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;

/** Memory of a fixed size that the broker has mapped and that processes map by its descriptor. For the thread that has made it. */
final class SharedMemory implements AutoCloseable {
    private final Fd descriptor;
    private final Arena arena;
    private final MemorySegment segment;

    private SharedMemory(Fd descriptor, Arena arena, MemorySegment segment) {
        this.descriptor = descriptor;
        this.arena = arena;
        this.segment = segment;
    }

    /**
     * Memory that is all zero.
     *
     * @param name what the kernel shows it as
     * @throws LinuxException if the machine has no descriptor or no memory left; nothing is kept then
     */
    static SharedMemory allocate(String name, long bytes) {
        Fd memory = Memfd.create(name, false);
        boolean complete = false;
        try {
            Memfd.setSize(memory, bytes);
            Memfd.seal(memory, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW | Memfd.SEAL_SEAL);
            long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
            if (Mmap.isFailure(address)) {
                throw new LinuxException("mmap", (int) -address, bytes);
            }
            complete = true;
            Arena arena = Arena.ofConfined();
            Runnable unmap = () -> LinuxException.check(Mmap.unmap(address, bytes), "munmap", address, bytes);
            return new SharedMemory(memory, arena, Mmap.segment(address, bytes, arena, unmap));
        } finally {
            if (!complete) {
                memory.close();
            }
        }
    }

    /** The descriptor that processes map it by. */
    Fd descriptor() {
        return descriptor;
    }

    MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        arena.close();
        descriptor.close();
    }
}
