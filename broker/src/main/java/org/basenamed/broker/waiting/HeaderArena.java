package org.basenamed.broker.waiting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;

/** Memory for headers of one domain: everybody who may touch one of them may touch them all. */
final class HeaderArena implements AutoCloseable {
    /** How many headers an arena has. */
    static final int CAPACITY = 4096;

    private final int number;
    private final HeaderDomain domain;
    private final Fd memory;
    private final Arena arena;
    private final MemorySegment segment;
    private final int[] free = new int[CAPACITY];
    private int freeCount;
    private int used;

    private HeaderArena(int number, HeaderDomain domain, Fd memory, Mapped mapped) {
        this.number = number;
        this.domain = domain;
        this.memory = memory;
        this.arena = mapped.arena();
        this.segment = mapped.segment();
    }

    private record Mapped(Arena arena, MemorySegment segment) {}

    static HeaderArena allocate(int number, HeaderDomain domain) {
        long bytes = CAPACITY * HeaderLayout.BYTES;
        Fd memory = Memfd.create("basenamed-headers", false);
        Memfd.setSize(memory, bytes);
        Memfd.seal(memory, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW | Memfd.SEAL_SEAL);
        long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
        if (Mmap.isFailure(address)) {
            memory.close();
            throw new LinuxException("mmap", (int) -address, bytes);
        }
        Arena arena = Arena.ofConfined();
        Runnable unmap = () -> LinuxException.check(Mmap.unmap(address, bytes), "munmap", address, bytes);
        return new HeaderArena(number, domain, memory, new Mapped(arena, Mmap.segment(address, bytes, arena, unmap)));
    }

    int number() {
        return number;
    }

    /** The descriptor that processes map it by. */
    Fd memory() {
        return memory;
    }

    boolean isFull() {
        return freeCount == 0 && used == CAPACITY;
    }

    /** A header that no thread of any process can touch; the one that has been unused for longest comes last. */
    Header take() {
        int index = freeCount > 0 ? free[--freeCount] : used++;
        Header header = Header.at(segment, index, Reference.of(number, index));
        header.initialise(0, 0);
        return header;
    }

    void giveBack(int index) {
        free[freeCount++] = index;
    }

    HeaderDomain domain() {
        return domain;
    }

    /** Whether no object has its header here. */
    boolean isEmpty() {
        return freeCount == used;
    }

    @Override
    public void close() {
        arena.close();
        memory.close();
    }
}
