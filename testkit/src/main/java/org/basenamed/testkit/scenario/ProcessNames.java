package org.basenamed.testkit.scenario;

import java.util.List;
import java.util.stream.Stream;

/** Finds the processes that a step needs. Those that it spawns are not among them. */
final class ProcessNames {

    private ProcessNames() {}

    static Stream<String> in(Order order) {
        return switch (order) {
            case Order.Sleep _ -> Stream.empty();
            case Order.Kill(Actor actor) -> Stream.of(actor.process());
            case Order.IsDead(Actor actor, long _) -> Stream.of(actor.process());
            case Order.Join(Actor actor) -> Stream.of(actor.process());
            case Order.Pending(Actor actor) -> Stream.of(actor.process());
            case Order.Perform perform ->
                Stream.concat(
                        Stream.of(perform.actor().process()),
                        perform.call().arguments().stream().flatMap(argument -> in(argument.value())));
        };
    }

    private static Stream<String> in(Expression expression) {
        return switch (expression) {
            case Expression.Sum sum -> sum.terms().stream().flatMap(term -> in(term.operand()));
            case Expression.Numbers(List<Expression.Sum> elements) ->
                elements.stream().flatMap(ProcessNames::in);
            case Expression.Text _, Expression.ProcessName _ -> Stream.empty();
        };
    }

    private static Stream<String> in(Expression.Operand operand) {
        return switch (operand) {
            case Expression.Operand.ProcessId(String process) -> Stream.of(process);
            case Expression.Operand.ThreadId(Actor actor) -> Stream.of(actor.process());
            case Expression.Operand.Literal _, Expression.Operand.Stored _ -> Stream.empty();
        };
    }
}
