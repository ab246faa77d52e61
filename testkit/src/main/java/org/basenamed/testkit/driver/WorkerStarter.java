package org.basenamed.testkit.driver;

import java.io.IOException;
import java.nio.file.Files;
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

    /** Starts a worker. */
    WorkerLink start() throws IOException, InterruptedException {
        return start(mode());
    }

    private WorkerCommand.Mode mode() {
        return rehearsed ? WorkerCommand.Mode.REHEARSED : WorkerCommand.Mode.PLAIN;
    }

    /** A worker that another one will start. */
    record Expected(String commandLine, CompletableFuture<LineConnection> connection, CompletableFuture<Long> pid) {}

    /** Makes ready for a worker that another one starts. */
    Expected expect() {
        String token = String.valueOf(tokens.incrementAndGet());
        WorkerReception.Awaited awaited = reception.expect(token);
        return new Expected(command.commandLine(token, mode()), awaited.connection(), awaited.pid());
    }

    /** The worker that has been started. */
    WorkerLink attach(Expected expected) throws InterruptedException {
        try {
            LineConnection connection = expected.connection().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long pid = expected.pid().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            ProcessHandle process = ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException("worker " + pid + " has ended already"));
            return WorkerLink.attach(process, connection);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("a worker did not begin that another one has started", failed);
        }
    }

    /** Has one worker do what most do, and the JVM write down what that takes: all others start in half the time. */
    void rehearse() throws IOException, InterruptedException {
        if (!command.canRehearse()) {
            return;
        }
        WorkerLink worker = start(WorkerCommand.Mode.REHEARSAL);
        Map<String, Value> size = Map.of("size", new Value.Bits(4096), "protect", new Value.Bits(4));
        for (Request request : List.of(
                new Request("T1", "CreateFileMapping", size),
                new Request("T1", "read", Map.of()),
                new Request("T1", "CloseHandle", Map.of()))) {
            ask(worker, request);
        }
        worker.leave(PATIENCE_SECONDS);
        if (!Files.exists(directory.aotCache())) {
            throw new IOException("a worker left its rehearsal without a result: " + directory.readAllLogs());
        }
        rehearsed = true;
    }

    private static void ask(WorkerLink worker, Request request) throws IOException, InterruptedException {
        try {
            Optional<Reply.OfCall> reply = worker.perform(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reply.isEmpty()) {
                throw new IOException("a worker ended in its rehearsal");
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("a worker hangs in its rehearsal", failed);
        }
    }

    private WorkerLink start(WorkerCommand.Mode mode) throws IOException, InterruptedException {
        String token = String.valueOf(tokens.incrementAndGet());
        CompletableFuture<LineConnection> connection = reception.expect(token).connection();
        Process process = command.start(token, mode);
        CompletableFuture<Void> unused = process.onExit()
                .thenAccept(ended -> connection.completeExceptionally(
                        new IOException("a worker ended before it began, exit code " + ended.exitValue())));
        try {
            return WorkerLink.attach(process.toHandle(), connection.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException failed) {
            process.destroyForcibly();
            throw new IOException("a worker did not begin: " + directory.readAllLogs(), failed);
        } catch (InterruptedException closing) {
            process.destroyForcibly();
            throw closing;
        }
    }
}
