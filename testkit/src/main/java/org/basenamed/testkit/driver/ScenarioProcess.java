package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;

/** A process of a scenario, as its driver sees it. */
interface ScenarioProcess {

    long pid();

    /** Is nothing more to be heard from it? What it said before has been heard then. */
    boolean isGone();

    /**
     * Has the request's thread, which is started if need be, perform an operation. The result is nothing if the process ends
     * before.
     */
    CompletableFuture<Optional<Reply.OfCall>> perform(Request request);

    /** The id of a thread that has been asked to perform something, or nothing if the process ends before it has begun. */
    CompletableFuture<Optional<Long>> threadId(String thread);

    /** Completed when a thread that has been asked to perform something has ended: false if with its process. */
    CompletableFuture<Boolean> threadEnd(String thread);

    /** Ends the process without warning and returns without waiting for it. */
    void kill();

    /** Waits until the process is gone; its exit code, or nothing if it lives on. */
    OptionalInt awaitExit(Duration most) throws InterruptedException;

    /** The scenario is over, and the process has ended. */
    default void dismiss() {}
}
