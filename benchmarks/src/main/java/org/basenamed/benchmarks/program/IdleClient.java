package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.basenamed.client.Access;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;

/** A process that holds a handle, and does nothing. */
final class IdleClient {
    /** For the Java machine of one among many. */
    static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m");

    private IdleClient() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Child.endWithParent();
        try (AutoCloseable held = arguments[0].equals("event")
                ? Event.open(arguments[1])
                : FileMapping.open(arguments[1], Access.READ_WRITE)) {
            Child.ready();
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts it down: " + held);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
