package org.basenamed.testkit.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.basenamed.testkit.operation.OperationTable;
import org.basenamed.testkit.wire.LineConnection;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;

/** The main class of a worker process. */
public final class WorkerMain {

    private WorkerMain() {}

    /** Arguments: the driver's socket, and the token by which the driver knows this worker. */
    public static void main(String[] args) throws IOException {
        OperationTable.warmUp();
        LineConnection driver = LineConnection.to(Path.of(args[0]));
        driver.send(new Reply.Hello(args[1], ProcessHandle.current().pid()).encode());
        Map<String, WorkerThread> threads = new HashMap<>();
        Optional<String> line = driver.receive();
        while (line.isPresent()) {
            Request request = Request.decode(line.get());
            threads.computeIfAbsent(request.thread(), name -> WorkerThread.start(name, driver))
                    .accept(request);
            line = driver.receive();
        }
        // The driver has gone, or needs no more. Threads may sit in waits that never end, so returning would not end
        // the process.
        System.exit(0);
    }
}
