package org.basenamed.testkit.driver;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Workers started ahead, so that a scenario need not wait for JVMs. They are started one after another: more at once would take the
 * processors from the scenario that runs. {@link #take()} belongs to one thread.
 */
final class WorkerPool implements ProcessSource, AutoCloseable {

    /** Few scenarios have more processes than this. */
    private static final int AHEAD = 5;

    /** A rehearsal costs as much as this many starts save by it. */
    private static final int WORTH_A_REHEARSAL = 25;

    private final WorkerStarter starter;
    private final ExecutorService starting = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("starter of workers").factory());
    private final Deque<Future<WorkerProcess>> ahead = new ArrayDeque<>();
    private int needed;
    private @Nullable Warden warden;

    /** {@code needed} is how many workers will be taken. */
    WorkerPool(WorkerStarter starter, int needed) {
        this.starter = starter;
        this.needed = needed;
    }

    /** Makes ready for the first {@link #take()}. */
    void prepare() throws IOException, InterruptedException {
        if (needed >= WORTH_A_REHEARSAL) {
            starter.rehearse();
        }
        warden = new Warden(starter.start());
        startAhead(Math.min(AHEAD, needed));
    }

    @Override
    public ScenarioProcess take() throws InterruptedException {
        startAhead(Math.max(1, Math.min(AHEAD + 1, needed)));
        needed--;
        try {
            return ahead.remove().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("no worker comes up", failed);
        }
    }

    private void startAhead(int workers) {
        while (ahead.size() < workers) {
            ahead.add(starting.submit(() -> new WorkerProcess(starter.start(), warden())));
        }
    }

    private Warden warden() {
        return Objects.requireNonNull(warden, "not prepared");
    }

    @Override
    public Expected expect() {
        WorkerStarter.Expected worker = starter.expect();
        return new Expected() {
            @Override
            public String commandLine() {
                return worker.commandLine();
            }

            @Override
            public ScenarioProcess await() throws InterruptedException {
                return new WorkerProcess(starter.attach(worker), warden());
            }
        };
    }

    /** Ends the workers that no scenario has taken. */
    @Override
    public void close() {
        starting.shutdownNow();
        starting.close();
        for (Future<WorkerProcess> worker : ahead) {
            if (worker.state() == Future.State.SUCCESS) {
                worker.resultNow().end();
            }
        }
        if (warden != null) {
            warden.end();
        }
    }
}
