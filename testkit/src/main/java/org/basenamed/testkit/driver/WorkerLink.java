package org.basenamed.testkit.driver;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.basenamed.testkit.wire.LineConnection;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;

/** The connection to a worker JVM. It ends when the process does, and that is how its death is seen. */
final class WorkerLink {

    /** A dead process's connection ends with it; longer means that somebody else holds it. */
    private static final int CONNECTION_END_SECONDS = 30;

    private final ProcessHandle process;
    private final LineConnection connection;
    private final Map<String, CompletableFuture<Optional<Reply.OfCall>>> calls = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<Long>>> threadIds = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Boolean>> threadEnds = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

    private WorkerLink(ProcessHandle process, LineConnection connection) {
        this.process = process;
        this.connection = connection;
    }

    /** Takes over a process that has said hello. */
    static WorkerLink attach(ProcessHandle process, LineConnection connection) {
        WorkerLink worker = new WorkerLink(process, connection);
        Thread.ofPlatform().daemon().name("replies of " + process.pid()).start(worker::receiveAll);
        return worker;
    }

    long pid() {
        return process.pid();
    }

    boolean isGone() {
        return gone.isDone();
    }

    CompletableFuture<Optional<Reply.OfCall>> perform(Request request) {
        CompletableFuture<Optional<Reply.OfCall>> call = untilGone(new CompletableFuture<>(), Optional.empty());
        calls.put(request.thread(), call);
        try {
            connection.send(request.encode());
        } catch (IOException dying) {
            // The process is ending. The reader meets the end of the connection too, and that answers the call.
        }
        return call;
    }

    CompletableFuture<Optional<Long>> threadId(String thread) {
        return threadIds.computeIfAbsent(thread, _ -> untilGone(new CompletableFuture<>(), Optional.empty()));
    }

    CompletableFuture<Boolean> threadEnd(String thread) {
        return threadEnds.computeIfAbsent(thread, _ -> untilGone(new CompletableFuture<>(), false));
    }

    /** Waits until nothing more is to be heard from the process, which has ended. */
    void awaitEnd() throws InterruptedException {
        try {
            gone.get(CONNECTION_END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException heldOpen) {
            throw new IllegalStateException("process " + pid() + " is dead, its connection is not", heldOpen);
        }
    }

    /** Ends the process at once. */
    void destroy() {
        process.destroyForcibly();
    }

    /** Has the process leave by itself. */
    void leave(int patienceSeconds) throws IOException, InterruptedException {
        connection.close();
        try {
            process.onExit().get(patienceSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException staying) {
            throw new IOException("a worker does not leave", staying);
        }
    }

    /** Completes {@code future} with {@code otherwise} if the process ends before it is complete. */
    private <T> CompletableFuture<T> untilGone(CompletableFuture<T> future, T otherwise) {
        CompletableFuture<Void> unused = gone.thenRun(() -> future.complete(otherwise));
        return future;
    }

    private CompletableFuture<Optional<Reply.OfCall>> call(String thread) {
        return Objects.requireNonNull(calls.get(thread), () -> "a reply of " + thread + " without a call");
    }

    private void receiveAll() {
        try (connection) {
            for (Optional<String> line = connection.receive(); line.isPresent(); line = connection.receive()) {
                receive(Reply.decode(line.get()));
            }
        } catch (IOException reset) {
            // A connection whose process was killed may be reset instead of ended.
        } finally {
            gone.complete(true);
        }
    }

    private void receive(Reply reply) {
        switch (reply) {
            case Reply.OfCall ofCall -> call(ofCall.thread()).complete(Optional.of(ofCall));
            case Reply.Began began -> threadId(began.thread()).complete(Optional.of(began.threadId()));
            case Reply.Ended ended -> threadEnd(ended.thread()).complete(true);
            case Reply.Hello hello -> throw new IllegalStateException("a second " + hello);
        }
    }
}
