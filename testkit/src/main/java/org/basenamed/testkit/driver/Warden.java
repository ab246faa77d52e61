package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;

/**
 * A worker that holds a handle to every process of a scenario, as the driver does on Windows: it ends them with an exit code of its
 * choice, waits for their ends, and tells their exit codes.
 */
final class Warden {

    private static final int PATIENCE_SECONDS = 60;
    private static final int STILL_ACTIVE = 259;
    private static final String CODE = "TRUE code=";

    private final WorkerLink worker;

    Warden(WorkerLink worker) {
        this.worker = worker;
    }

    /** A handle to a process. */
    long open(long pid) {
        Reply.Returned opened = ask("OpenProcess", Map.of("pid", new Value.Bits(pid)));
        if (opened.value() == 0) {
            throw new IllegalStateException("process " + pid + " cannot be opened: " + opened.result());
        }
        return opened.value();
    }

    /** Ends a process, unless it has ended. */
    void terminate(long handle, int code) {
        ask("TerminateProcess", Map.of("h", new Value.Bits(handle), "code", new Value.Bits(code)));
    }

    /** Waits for a process; its exit code, or nothing if it lives on. */
    OptionalInt await(long handle, Duration most) {
        Value.Bits process = new Value.Bits(handle);
        Map<String, Value> wait = Map.of("h", process, "ms", new Value.Bits(most.toMillis()));
        String waited = ask("WaitForSingleObject", wait).result();
        if (waited.equals("WAIT_TIMEOUT")) {
            return OptionalInt.empty();
        }
        String answer = ask("GetExitCodeProcess", Map.of("h", process)).result();
        if (!answer.startsWith(CODE)) {
            throw new IllegalStateException("an ended process without an exit code: " + waited + ", " + answer);
        }
        String code = answer.substring(CODE.length());
        return OptionalInt.of(code.equals("STILL_ACTIVE") ? STILL_ACTIVE : Integer.parseUnsignedInt(code));
    }

    /** Lets go of a process. */
    void close(long handle) {
        ask("CloseHandle", Map.of("h", new Value.Bits(handle)));
    }

    /** Ends this one. */
    void end() {
        worker.destroy();
    }

    private synchronized Reply.Returned ask(String operation, Map<String, Value> arguments) {
        try {
            Optional<Reply.OfCall> reply =
                    worker.perform(new Request("T1", operation, arguments)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reply.orElse(null) instanceof Reply.Returned returned) {
                return returned;
            }
            throw new IllegalStateException("the warden has no answer to " + operation + ": " + reply);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the warden does not answer " + operation, failed);
        }
    }
}
