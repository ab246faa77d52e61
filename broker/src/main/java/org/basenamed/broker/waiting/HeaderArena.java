package org.basenamed.broker.waiting;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.linux.Fd;
import org.basenamed.model.quota.Account;
import org.jspecify.annotations.Nullable;

/** Memory for headers of one domain: everybody who may touch one of them may touch them all. */
final class HeaderArena implements AutoCloseable {
    /** How many headers an arena has. */
    static final int CAPACITY = 4096;

    /** So many are used where a domain has an object or two. */
    private static final int FEW = 8;

    private final int number;
    private final HeaderDomain domain;
    private final Account payer;
    private final SharedMemory memory;
    /** These have room for the headers that have been used. */
    private int[] free = new int[FEW];

    private @Nullable WaitableObject[] objects = new WaitableObject[FEW];
    private int freeCount;
    private int used;

    private HeaderArena(int number, Owner owner, SharedMemory memory) {
        this.number = number;
        this.domain = owner.domain();
        this.payer = owner.payer();
        this.memory = memory;
    }

    /** Whose headers lie in it, and whose account it is on. */
    record Owner(HeaderDomain domain, Account payer) {}

    static HeaderArena allocate(int number, Owner owner) {
        SharedMemory memory = SharedMemory.allocate("basenamed-headers", CAPACITY * HeaderLayout.BYTES);
        return new HeaderArena(number, owner, memory);
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
        int index = freeCount > 0 ? free[--freeCount] : nextUnused();
        Header header = Header.at(memory.segment(), index, Reference.of(number, index));
        header.initialise(0, 0);
        return header;
    }

    private int nextUnused() {
        if (used == objects.length) {
            int room = 2 * used;
            free = Arrays.copyOf(free, room);
            objects = Arrays.copyOf(objects, room);
        }
        return used++;
    }

    void giveBack(int index) {
        objects[index] = null;
        free[freeCount++] = index;
    }

    /** The object that a header serves; null if it serves none. */
    @Nullable
    WaitableObject object(int index) {
        return Integer.compareUnsigned(index, used) < 0 ? objects[index] : null;
    }

    void serve(int index, WaitableObject object) {
        objects[index] = object;
    }

    /** The objects that its headers serve. */
    Stream<WaitableObject> objects() {
        return Arrays.stream(objects, 0, used).filter(Objects::nonNull).map(object -> object);
    }

    /** The account that it is on, and its headers with it: they are all of one owner. */
    Account payer() {
        return payer;
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
