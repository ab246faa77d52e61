package org.basenamed.examples.buffer;

import java.io.IOException;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Mutex;
import org.basenamed.client.Semaphore;
import org.basenamed.client.View;
import org.basenamed.examples.again.Again;

/** Starts two producers, and takes what they put into a buffer of four places. */
public final class BoundedBuffer {
    private static final int EACH = 5_000;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (FileMapping mapping = FileMapping.create("Local\\buffer", SharedBuffer.BYTES);
                View view = mapping.map(Access.READ_WRITE);
                Mutex mutex = Mutex.create("Local\\buffer-mutex");
                Semaphore free = Semaphore.create("Local\\buffer-free", SharedBuffer.PLACES, SharedBuffer.PLACES);
                Semaphore full = Semaphore.create("Local\\buffer-full", 0, SharedBuffer.PLACES)) {
            SharedBuffer buffer = new SharedBuffer(view.segment(), mutex, free, full);
            if (mapping.existed()) {
                for (int number = 1; number <= EACH; number++) {
                    buffer.put(number);
                }
                return;
            }
            Again.start(BoundedBuffer.class);
            Again.start(BoundedBuffer.class);
            long sum = 0;
            for (int i = 0; i < 2 * EACH; i++) {
                sum += buffer.take();
            }
            System.out.println("Two processes have sent " + 2 * EACH + " numbers, in all " + sum + ".");
        }
    }
}
