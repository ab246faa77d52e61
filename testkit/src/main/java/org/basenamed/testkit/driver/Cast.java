package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.testkit.scenario.Actor;

/** The processes and threads of one scenario. Each exists from when it is first named. */
final class Cast {

    private final ProcessSource source;
    private final Map<String, ScenarioProcess> processes = new HashMap<>();
    private final Map<Actor, DriverThread> threads = new HashMap<>();

    Cast(ProcessSource source) {
        this.source = source;
    }

    ScenarioProcess process(String name) throws InterruptedException {
        ScenarioProcess known = processes.get(name);
        if (known != null) {
            return known;
        }
        ScenarioProcess process = source.take();
        processes.put(name, process);
        return process;
    }

    /** Makes ready for a process that another one starts. */
    ProcessSource.Expected expect() {
        return source.expect();
    }

    /** A process has been started by another one. */
    void enter(String name, ScenarioProcess process) {
        processes.put(name, process);
    }

    DriverThread thread(Actor actor) throws InterruptedException {
        ScenarioProcess process = process(actor.process());
        return threads.computeIfAbsent(actor, named -> new DriverThread(process, named.thread()));
    }

    /** Ends all processes and waits until they are gone. */
    void dismiss(Duration most) throws InterruptedException {
        processes.values().forEach(ScenarioProcess::kill);
        for (Map.Entry<String, ScenarioProcess> process : processes.entrySet()) {
            if (process.getValue().awaitExit(most).isEmpty()) {
                throw new IllegalStateException(process.getKey() + " outlives its end");
            }
            process.getValue().dismiss();
        }
    }
}
