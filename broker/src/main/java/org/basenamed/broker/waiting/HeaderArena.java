package org.basenamed.broker.waiting;

import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.linux.Fd;

/** Memory for headers of one domain: everybody who may touch one of them may touch them all. */
final class HeaderArena implements AutoCloseable {
    /** How many headers an arena has. */
    static final int CAPACITY = 4096;

    private final int number;
    private final HeaderDomain domain;
    private final SharedMemory memory;
    private final int[] free = new int[CAPACITY];
    private int freeCount;
    private int used;

    private HeaderArena(int number, HeaderDomain domain, SharedMemory memory) {
        this.number = number;
        this.domain = domain;
        this.memory = memory;
    }

    static HeaderArena allocate(int number, HeaderDomain domain) {
        SharedMemory memory = SharedMemory.allocate("basenamed-headers", CAPACITY * HeaderLayout.BYTES);
        return new HeaderArena(number, domain, memory);
    }

    int number() {
        return number;
    }

    /** The descriptor that processes map it by. */
    Fd memory() {
        return memory.descriptor();
    }

    boolean isFull() {
        return freeCount == 0 && used == CAPACITY;
    }

    /** A header that no thread of any process can touch; the one that has been unused for longest comes last. */
    Header take() {
        int index = freeCount > 0 ? free[--freeCount] : used++;
        Header header = Header.at(memory.segment(), index, Reference.of(number, index));
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
        memory.close();
    }
}
