package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.basenamed.testkit.scenario.Variable;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;

/** One thread of a scenario as its driver sees it: its last call, and where the value of that call belongs. */
final class DriverThread {

    /** How waiting for a call has ended. */
    sealed interface Waited {

        /** The call has returned. */
        record Done(Reply.OfCall reply) implements Waited {}

        /** The process has ended before. */
        record Gone() implements Waited {}

        /** The call has not returned yet. */
        record Running() implements Waited {}
    }

    private final ScenarioProcess process;
    private final String name;
    private CompletableFuture<Optional<Reply.OfCall>> call = new CompletableFuture<>();
    private Optional<Variable> target = Optional.empty();
    private boolean used;
    private boolean ended;

    DriverThread(ScenarioProcess process, String name) {
        this.process = process;
        this.name = name;
    }

    ScenarioProcess process() {
        return process;
    }

    /** Where the value of the last call belongs. */
    Optional<Variable> target() {
        return target;
    }

    /** Has the thread been asked to perform anything? */
    boolean isUsed() {
        return used;
    }

    /** Is the thread in a call that has not returned, or has it ended? */
    boolean isBusy() {
        return ended || (used && !call.isDone());
    }

    /** Has the thread perform an operation; its value will belong to {@code variable}. */
    void issue(String operation, Map<String, Value> arguments, Optional<Variable> variable) {
        used = true;
        target = variable;
        call = process.perform(new Request(name, operation, arguments));
    }

    /** Waits until the thread, which has left, has ended. It takes no calls from now on. */
    void awaitEnd(Duration most) throws InterruptedException {
        ended = true;
        try {
            process.threadEnd(name).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notEnded) {
            throw new IllegalStateException(name + " has left, but does not end", notEnded);
        }
    }

    /** The id of the thread, which is started if need be; nothing if the process ends before it has begun. */
    Optional<Long> id(Duration most) throws InterruptedException {
        if (!used) {
            issue("nop", Map.of(), Optional.empty());
            await(most);
        }
        try {
            return process.threadId(name).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notBegun) {
            throw new IllegalStateException(name + " does not begin", notBegun);
        }
    }

    /** Waits for the last call. One that has already returned can be waited for again. */
    Waited await(Duration most) throws InterruptedException {
        if (!used) {
            return process.isGone() ? new Waited.Gone() : new Waited.Running();
        }
        try {
            return call.get(most.toMillis(), TimeUnit.MILLISECONDS)
                    .<Waited>map(Waited.Done::new)
                    .orElseGet(Waited.Gone::new);
        } catch (TimeoutException stillRunning) {
            return new Waited.Running();
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
