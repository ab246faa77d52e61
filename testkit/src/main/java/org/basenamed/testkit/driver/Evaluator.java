package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.testkit.scenario.Call;
import org.basenamed.testkit.scenario.Call.Argument;
import org.basenamed.testkit.scenario.Expression;
import org.basenamed.testkit.scenario.Expression.Joint;
import org.basenamed.testkit.scenario.Expression.Operand;
import org.basenamed.testkit.scenario.Expression.Sum;
import org.basenamed.testkit.scenario.Expression.Term;
import org.basenamed.testkit.wire.Value;

/** Works out the arguments of a call from what the scenario has stored and started. */
final class Evaluator {

    private final Variables variables;
    private final Cast cast;
    private final Duration patience;

    /** {@code patience} is for threads whose ids are asked for. */
    Evaluator(Variables variables, Cast cast, Duration patience) {
        this.variables = variables;
        this.cast = cast;
        this.patience = patience;
    }

    /** @throws UnreadableStepException if an argument names what does not exist */
    Map<String, Value> arguments(Call call) throws InterruptedException {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Argument argument : call.arguments()) {
            values.put(argument.key(), value(argument.value()));
        }
        return values;
    }

    private Value value(Expression expression) throws InterruptedException {
        return switch (expression) {
            case Sum sum -> new Value.Bits(sum(sum));
            case Expression.Text(String units) -> new Value.Text(units);
            case Expression.ProcessName(String process) -> new Value.Text(process);
            case Expression.Numbers(List<Sum> elements) -> {
                List<Long> bits = new ArrayList<>(elements.size());
                for (Sum element : elements) {
                    bits.add(sum(element));
                }
                yield new Value.BitsList(bits);
            }
        };
    }

    private long sum(Sum sum) throws InterruptedException {
        long total = 0;
        for (Term term : sum.terms()) {
            long bits = bits(term.operand());
            total = term.joint() == Joint.OR ? total | bits : total + bits;
        }
        return total;
    }

    private long bits(Operand operand) throws InterruptedException {
        return switch (operand) {
            case Operand.Literal literal -> literal.value();
            case Operand.Stored stored ->
                variables
                        .load(stored.variable())
                        .orElseThrow(() -> new UnreadableStepException("unknown name " + stored.variable()));
            case Operand.ProcessId id -> cast.process(id.process()).pid();
            case Operand.ThreadId id ->
                cast.thread(id.actor())
                        .id(patience)
                        .orElseThrow(() -> new UnreadableStepException("thread never began: " + id.actor()));
        };
    }
}
