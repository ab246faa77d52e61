package org.basenamed.examples.counter;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** Counts how often it has been started while at least one of it was running. */
public final class Counter {
    private static final VarHandle COUNT = ValueLayout.JAVA_LONG.varHandle();

    public static void main(String[] arguments) throws IOException {
        try (FileMapping mapping = FileMapping.create("Local\\counter", Long.BYTES);
                View view = mapping.map(Access.READ_WRITE)) {
            long before = (long) COUNT.getAndAdd(view.segment(), 0L, 1L);
            System.out.println("This is start number " + (before + 1) + ". Press Enter to end.");
            System.in.read();
        }
    }
}
