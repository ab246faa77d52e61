package org.basenamed.testkit.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.basenamed.testkit.wire.LineConnection;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;

/** Starts workers and waits until they have begun. */
final class WorkerStarter {

    private static final int PATIENCE_SECONDS = 60;

    private final RunDirectory directory;
    private final WorkerReception reception;
    private final WorkerCommand command;
    private final AtomicLong tokens = new AtomicLong();
    private volatile boolean rehearsed;

    WorkerStarter(RunDirectory directory, WorkerReception reception) {
        this.directory = directory;
        this.reception = reception;
        this.command = new WorkerCommand(directory);
    }

    WorkerProcess start() throws IOException, InterruptedException {
        return start(rehearsed ? WorkerCommand.Mode.REHEARSED : WorkerCommand.Mode.PLAIN);
    }

    /** Has one worker do what most do, and the JVM write down what that takes: all others start in half the time. */
    void rehearse() throws IOException, InterruptedException {
        if (!command.canRehearse()) {
            return;
        }
        WorkerProcess worker = start(WorkerCommand.Mode.REHEARSAL);
        Map<String, Value> size = Map.of("size", new Value.Bits(4096), "protect", new Value.Bits(4));
        for (Request request : List.of(
                new Request("T1", "CreateFileMapping", size),
                new Request("T1", "read", Map.of()),
                new Request("T1", "CloseHandle", Map.of()))) {
            ask(worker, request);
        }
        int code = worker.leave(PATIENCE_SECONDS);
        if (code != 0) {
            throw new IOException("a worker left its rehearsal with code " + code + ": " + directory.readAllLogs());
        }
        rehearsed = true;
    }

    private static void ask(WorkerProcess worker, Request request) throws IOException, InterruptedException {
        try {
            Optional<Reply.OfCall> reply = worker.perform(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reply.isEmpty()) {
                throw new IOException("a worker ended in its rehearsal");
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("a worker hangs in its rehearsal", failed);
        }
    }

    private WorkerProcess start(WorkerCommand.Mode mode) throws IOException, InterruptedException {
        String token = String.valueOf(tokens.incrementAndGet());
        CompletableFuture<LineConnection> connection = reception.expect(token);
        Process process = command.start(token, mode);
        CompletableFuture<Void> unused = process.onExit()
                .thenAccept(ended -> connection.completeExceptionally(
                        new IOException("a worker ended before it began, exit code " + ended.exitValue())));
        try {
            return WorkerProcess.attach(process, connection.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException failed) {
            process.destroyForcibly();
            throw new IOException("a worker did not begin: " + directory.readAllLogs(), failed);
        } catch (InterruptedException closing) {
            process.destroyForcibly();
            throw closing;
        }
    }
}
