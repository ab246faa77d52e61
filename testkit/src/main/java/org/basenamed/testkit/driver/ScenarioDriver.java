package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.basenamed.testkit.driver.DriverThread.Waited;
import org.basenamed.testkit.scenario.Actor;
import org.basenamed.testkit.scenario.Order;
import org.basenamed.testkit.scenario.Scenario;
import org.basenamed.testkit.scenario.Step;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Value;

/** Carries out the steps of one scenario, strictly one after another. */
final class ScenarioDriver {

    private static final String DEAD = "DEAD";
    private static final String HANG = "HANG";
    private static final String SPAWN = "spawn";

    /** What a kill by the driver gives as exit code. */
    private static final int KILLED = 99;

    /** The recorded answers were cut off here. */
    private static final int LONGEST_RESULT = 8191;

    private final Cast cast;
    private final Timing timing;
    private final Pause pause;
    private final Variables variables = new Variables();
    private final Evaluator evaluator;
    private final Set<ScenarioProcess> killed = new HashSet<>();

    ScenarioDriver(Cast cast, Timing timing, Pause pause) {
        this.cast = cast;
        this.timing = timing;
        this.pause = pause;
        this.evaluator = new Evaluator(variables, cast, timing.step());
    }

    /** Runs the scenario up to its end, or up to the first step that meets a missing function. */
    ScenarioResult run(Scenario scenario) throws InterruptedException {
        List<ScenarioResult.Line> lines = new ArrayList<>();
        for (Step step : scenario.steps()) {
            try {
                lines.add(new ScenarioResult.Line(step, shortened(carryOut(step.order()))));
            } catch (UnsupportedStepException missing) {
                return new ScenarioResult(scenario, lines, Optional.of(missing.what()));
            } catch (UnreadableStepException unreadable) {
                lines.add(new ScenarioResult.Line(step, "UNREADABLE " + unreadable.getMessage()));
            }
        }
        return new ScenarioResult(scenario, lines, Optional.empty());
    }

    private static String shortened(String result) {
        return result.length() > LONGEST_RESULT ? result.substring(0, LONGEST_RESULT) : result;
    }

    private String carryOut(Order order) throws InterruptedException {
        return switch (order) {
            case Order.Sleep sleep -> {
                pause.pass(Duration.ofMillis(sleep.millis()));
                yield "ok";
            }
            case Order.Kill kill -> kill(kill.actor());
            case Order.IsDead isDead -> isDead(isDead);
            case Order.Join join -> result(cast.thread(join.actor()), timing.join());
            case Order.Pending pending -> pending(cast.thread(pending.actor()));
            case Order.Perform perform -> perform(perform);
        };
    }

    private String kill(Actor actor) throws InterruptedException {
        ScenarioProcess process = cast.process(actor.process());
        if (!process.isGone()) {
            killed.add(process);
        }
        process.kill();
        return process.awaitExit(timing.exit()).isPresent() ? "killed" : HANG;
    }

    private String isDead(Order.IsDead order) throws InterruptedException {
        ScenarioProcess process = cast.process(order.actor().process());
        OptionalInt code = process.awaitExit(Duration.ofMillis(order.millis()));
        if (code.isEmpty()) {
            return "alive";
        }
        return "dead code=" + Integer.toUnsignedString(killed.contains(process) ? KILLED : code.getAsInt());
    }

    private String pending(DriverThread thread) throws InterruptedException {
        return switch (thread.await(timing.pending())) {
            case Waited.Done _ -> "no";
            case Waited.Gone _ -> DEAD;
            case Waited.Running _ -> "yes";
        };
    }

    private String perform(Order.Perform order) throws InterruptedException {
        DriverThread thread = cast.thread(order.actor());
        String operation = order.call().operation();
        order.target().ifPresent(variables::storeNothing);
        if (thread.isBusy()) {
            return thread.process().isGone() ? DEAD : "BUSY";
        }
        Map<String, Value> arguments = evaluator.arguments(order.call());
        if (thread.process().isGone()) {
            return DEAD;
        }
        if (operation.equals(SPAWN)) {
            return spawn(thread, order, arguments);
        }
        thread.issue(operation, arguments, order.target());
        if (order.started()) {
            pause.pass(timing.settle());
            return "started";
        }
        return switch (operation) {
            case "exit" -> exited(thread);
            case "exitthread" -> threadExited(thread);
            default -> result(thread, timing.step());
        };
    }

    /** The thread starts a worker, which comes to the driver as those do that it starts itself. */
    private String spawn(DriverThread thread, Order.Perform order, Map<String, Value> arguments)
            throws InterruptedException {
        ProcessSource.Expected expected = cast.expect();
        Map<String, Value> complete = new LinkedHashMap<>(arguments);
        complete.put("command", new Value.Text(expected.commandLine()));
        thread.issue(SPAWN, complete, order.target());
        String result = result(thread, timing.step());
        if (result.equals("TRUE") && arguments.get("process") instanceof Value.Text(String name)) {
            cast.enter(name, expected.await());
        }
        return result;
    }

    private String threadExited(DriverThread thread) throws InterruptedException {
        String result = result(thread, timing.step());
        thread.awaitEnd(timing.exit());
        return result;
    }

    private String exited(DriverThread thread) throws InterruptedException {
        thread.await(timing.step());
        OptionalInt code = thread.process().awaitExit(timing.exit());
        return code.isPresent() ? "exited code=" + Integer.toUnsignedString(code.getAsInt()) : HANG;
    }

    /** The result of a thread's last call; its value is stored. */
    private String result(DriverThread thread, Duration most) throws InterruptedException {
        return switch (thread.await(most)) {
            case Waited.Done(Reply.Returned returned) -> {
                thread.target().ifPresent(variable -> variables.store(variable, returned.value()));
                yield returned.result();
            }
            case Waited.Done(Reply.Unsupported unsupported) -> throw new UnsupportedStepException(unsupported.what());
            case Waited.Gone _ -> DEAD;
            case Waited.Running _ -> HANG;
        };
    }
}
