package org.basenamed.examples.counting;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** Starts itself a second time, and counts a number up together with that process, without a lock. */
public final class Counting {
    private static final String NAME = "Local\\counting";
    private static final int TIMES = 1_000_000;

    private static final MemoryLayout LAYOUT =
            MemoryLayout.structLayout(ValueLayout.JAVA_LONG.withName("ready"), ValueLayout.JAVA_LONG.withName("exact"));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (FileMapping mapping = FileMapping.create(NAME, LAYOUT.byteSize());
                View view = mapping.map(Access.READ_WRITE)) {
            VarHandle ready = view.records(LAYOUT).field(PathElement.groupElement("ready"));
            VarHandle exact = view.records(LAYOUT).field(PathElement.groupElement("exact"));
            if (mapping.existed()) {
                count(ready, exact);
                return;
            }
            Process other = new ProcessBuilder(command()).inheritIO().start();
            count(ready, exact);
            int status = other.waitFor();
            System.out.println("Two processes have counted to " + (long) exact.getVolatile(0L) + ".");
            System.exit(status);
        }
    }

    private static void count(VarHandle ready, VarHandle exact) {
        // both begin at the same time, so that they really meet
        ready.getAndAdd(0L, 1L);
        while ((long) ready.getAcquire(0L) < 2) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < TIMES; i++) {
            exact.getAndAdd(0L, 1L);
        }
    }

    /** This program once more, with the same Java and the same modules. */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=org.basenamed.linux",
                "-p",
                System.getProperty("jdk.module.path"),
                "-m",
                "org.basenamed.examples/" + Counting.class.getName());
    }
}
