package org.basenamed.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A wait as a stage. A virtual thread waits, parked, and completes it; nobody else does. Whoever ends it early learns whether the wait
 * had been satisfied by then: either it is, and the stage has its outcome, or nothing has been taken.
 */
final class SignalStage extends CompletableFuture<Wait.Outcome> {
    private final Thread waiter;
    private @Nullable Throwable endedBy;
    private boolean decided;

    /** A wait that may be interrupted. */
    @FunctionalInterface
    interface Waiting {
        Wait.Outcome await() throws InterruptedException;
    }

    private SignalStage(Waiting waiting) {
        this.waiter = Thread.ofVirtual().name("basenamed-stage").unstarted(() -> run(waiting));
    }

    static SignalStage begin(Waiting waiting) {
        SignalStage stage = new SignalStage(waiting);
        stage.waiter.start();
        return stage;
    }

    private void run(Waiting waiting) {
        Wait.@Nullable Outcome outcome = null;
        Throwable failure = null;
        try {
            outcome = waiting.await();
        } catch (InterruptedException | RuntimeException | Error e) {
            failure = e;
        }
        synchronized (this) {
            decided = true;
            if (failure instanceof InterruptedException && endedBy != null) {
                failure = endedBy;
            }
        }
        // what depends on the stage runs here, and is not meant
        Thread.interrupted();
        if (outcome != null) {
            super.complete(outcome);
        } else if (failure != null) {
            super.completeExceptionally(failure);
        }
    }

    /** Whether the wait has ended by this, and nothing has been taken. Returns when that is known: soon, as nobody is waited for. */
    private boolean end(Throwable cause) {
        synchronized (this) {
            if (!decided && endedBy == null) {
                endedBy = cause;
                waiter.interrupt();
            }
        }
        // a stage that depends on this one may ask in the waiter's own thread, but then it is done
        return handle((outcome, failure) -> failure == cause).join();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return end(new CancellationException()) || isCancelled();
    }

    @Override
    public boolean completeExceptionally(Throwable ex) {
        return end(ex);
    }

    /** Of a copy: the timer that all stages share may not be kept waiting. */
    @Override
    public CompletableFuture<Wait.Outcome> orTimeout(long timeout, TimeUnit unit) {
        return copy().orTimeout(timeout, unit);
    }

    @Override
    public CompletableFuture<Wait.Outcome> completeOnTimeout(Wait.Outcome value, long timeout, TimeUnit unit) {
        return copy().completeOnTimeout(value, timeout, unit);
    }

    @Override
    public boolean complete(Wait.Outcome value) {
        throw new UnsupportedOperationException("only the wait itself completes a stage of a wait");
    }

    @Override
    public void obtrudeValue(Wait.Outcome value) {
        throw new UnsupportedOperationException("only the wait itself completes a stage of a wait");
    }

    @Override
    public void obtrudeException(Throwable ex) {
        throw new UnsupportedOperationException("only the wait itself completes a stage of a wait");
    }

    /** Stages that depend on this one are ordinary ones: to cancel them does not end the wait. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
