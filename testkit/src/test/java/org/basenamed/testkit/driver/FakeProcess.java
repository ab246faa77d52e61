package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;

/** A process that answers what the test says, when the test says. */
final class FakeProcess implements ScenarioProcess {

    /** How long each waited for the exit of this process. */
    final List<Duration> exitWaits = new ArrayList<>();

    final List<Request> requests = new ArrayList<>();

    private final long pid;
    private final Map<String, CompletableFuture<Optional<Reply.OfCall>>> calls = new HashMap<>();
    private final Map<String, CompletableFuture<Optional<Long>>> threadIds = new HashMap<>();
    private OptionalInt exitCode = OptionalInt.empty();

    FakeProcess(long pid) {
        this.pid = pid;
    }

    /** The call that the thread is in returns. */
    void returns(String thread, long value, String result) {
        call(thread).complete(Optional.of(new Reply.Returned(thread, value, result)));
    }

    /** The process ends by itself. */
    void exits(int code) {
        if (exitCode.isEmpty()) {
            exitCode = OptionalInt.of(code);
            calls.values().forEach(call -> call.complete(Optional.empty()));
        }
    }

    private CompletableFuture<Optional<Reply.OfCall>> call(String thread) {
        return calls.computeIfAbsent(thread, _ -> new CompletableFuture<>());
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public boolean isGone() {
        return exitCode.isPresent();
    }

    @Override
    public CompletableFuture<Optional<Reply.OfCall>> perform(Request request) {
        requests.add(request);
        String thread = request.thread();
        threadIds.computeIfAbsent(
                thread, _ -> CompletableFuture.completedFuture(Optional.of(pid * 10 + threadIds.size())));
        CompletableFuture<Optional<Reply.OfCall>> call = new CompletableFuture<>();
        calls.put(thread, call);
        switch (request.operation()) {
            case "block" -> {}
            case "exit" -> exits(bits(request));
            case "exitthread" -> returns(thread, 0, "exited");
            case "missing" -> call.complete(Optional.of(new Reply.Unsupported(thread, "missing: nothing there")));
            case "value" -> returns(thread, bits(request), "ok");
            case "long" -> returns(thread, 0, "x".repeat(10_000));
            default -> returns(thread, 0, "ok");
        }
        return call;
    }

    private static int bits(Request request) {
        return request.arguments().get("#0") instanceof Value.Bits(long bits) ? (int) bits : 0;
    }

    @Override
    public CompletableFuture<Optional<Long>> threadId(String thread) {
        return threadIds.getOrDefault(thread, new CompletableFuture<>());
    }

    @Override
    public CompletableFuture<Boolean> threadEnd(String thread) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void kill() {
        exits(137);
    }

    @Override
    public OptionalInt awaitExit(Duration most) {
        exitWaits.add(most);
        return exitCode;
    }
}
