package org.basenamed.testkit.driver;

import java.io.IOException;
import org.basenamed.testkit.scenario.Scenario;

/** Runs scenarios one after another, each with no process, no file and no named object at its beginning. */
public final class ScenarioRunner implements AutoCloseable {

    private final RunDirectory directory;
    private final WorkerReception reception;
    private final WorkerPool pool;

    private ScenarioRunner(RunDirectory directory, WorkerReception reception, WorkerPool pool) {
        this.directory = directory;
        this.reception = reception;
        this.pool = pool;
    }

    /**
     * Opens a runner with a directory, and so with a broker, of its own.
     *
     * @param processes how many processes the scenarios will need; more than said are started too, but not ahead
     */
    public static ScenarioRunner open(int processes) throws IOException, InterruptedException {
        RunDirectory directory = RunDirectory.create();
        WorkerReception reception = WorkerReception.open(directory.socket());
        WorkerPool pool = new WorkerPool(new WorkerStarter(directory, reception), processes);
        ScenarioRunner runner = new ScenarioRunner(directory, reception, pool);
        try {
            pool.prepare();
            return runner;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            runner.close();
            throw failed;
        }
    }

    /** Runs a scenario. All its processes are dead when this returns. */
    public ScenarioResult run(Scenario scenario) throws InterruptedException {
        Cast cast = new Cast(pool);
        try {
            return new ScenarioDriver(cast, Timing.STANDARD, Pause.SLEEP).run(scenario);
        } finally {
            cast.dismiss(Timing.STANDARD.step());
            directory.clearScratch();
        }
    }

    /** What the processes have written to their standard output and error; empty most of the time. */
    public String log() throws IOException {
        return directory.readLog();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        reception.close();
        directory.close();
    }
}
