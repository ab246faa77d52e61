package org.basenamed.broker.waiting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;

/** Memory for headers that one group of users shares. */
final class HeaderArena {
    /** How many headers an arena has. */
    static final int CAPACITY = 4096;

    private final int number;
    private final Fd memory;
    private final MemorySegment segment;
    private final int[] free = new int[CAPACITY];
    private int freeCount;
    private int used;

    private HeaderArena(int number, Fd memory, MemorySegment segment) {
        this.number = number;
        this.memory = memory;
        this.segment = segment;
    }

    static HeaderArena allocate(int number) {
        long bytes = CAPACITY * HeaderLayout.BYTES;
        Fd memory = Memfd.create("basenamed-headers", false);
        Memfd.setSize(memory, bytes);
        Memfd.seal(memory, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW | Memfd.SEAL_SEAL);
        long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
        if (Mmap.isFailure(address)) {
            memory.close();
            throw new LinuxException("mmap", (int) -address, bytes);
        }
        return new HeaderArena(number, memory, Mmap.segment(address, bytes, Arena.global(), null));
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
}
