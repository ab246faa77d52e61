package org.basenamed.examples.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.basenamed.client.Mutex;
import org.basenamed.client.Semaphore;

/** Places for numbers in shared memory: first how many have been put and taken, then the places. The mutex guards all of it. */
record SharedBuffer(MemorySegment memory, Mutex mutex, Semaphore free, Semaphore full) {
    static final int PLACES = 4;
    static final long BYTES = (2 + PLACES) * Long.BYTES;
    private static final int PUT = 0;
    private static final int TAKEN = 1;

    void put(long number) throws InterruptedException {
        free.await();
        mutex.await();
        memory.setAtIndex(ValueLayout.JAVA_LONG, place(PUT), number);
        mutex.release();
        full.release();
    }

    long take() throws InterruptedException {
        full.await();
        mutex.await();
        long number = memory.getAtIndex(ValueLayout.JAVA_LONG, place(TAKEN));
        mutex.release();
        free.release();
        return number;
    }

    private long place(int counter) {
        long count = memory.getAtIndex(ValueLayout.JAVA_LONG, counter);
        memory.setAtIndex(ValueLayout.JAVA_LONG, counter, count + 1);
        return 2 + count % PLACES;
    }
}
