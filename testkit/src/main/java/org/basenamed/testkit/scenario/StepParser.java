package org.basenamed.testkit.scenario;

import java.util.Optional;

/** Reads one step. */
final class StepParser {

    private final Cursor cursor;

    private StepParser(String text) {
        this.cursor = new Cursor(text);
    }

    /** @throws ScenarioSyntaxException if {@code text} is not a step */
    static Order parse(String text) {
        StepParser parser = new StepParser(text);
        Order order = parser.order();
        parser.cursor.expectEnd();
        return order;
    }

    private Order order() {
        String process = cursor.word();
        if (process.equals("D")) {
            return sleep();
        }
        String thread = cursor.take('.') ? cursor.word() : Actor.FIRST_THREAD;
        Actor actor = new Actor(process, thread);
        String word = cursor.word();
        return switch (word) {
            case "kill" -> new Order.Kill(actor);
            case "join" -> new Order.Join(actor);
            case "pending" -> new Order.Pending(actor);
            case "isdead" -> isDead(actor);
            default -> perform(actor, word);
        };
    }

    private Order sleep() {
        String word = cursor.word();
        if (!word.equals("sleep")) {
            throw cursor.fault("the driver knows sleep(ms) only, not " + word);
        }
        return new Order.Sleep(millis());
    }

    private Order isDead(Actor actor) {
        int here = cursor.mark();
        boolean limited = cursor.take('(');
        cursor.reset(here);
        return new Order.IsDead(actor, limited ? millis() : Order.IsDead.DEFAULT_MILLIS);
    }

    private long millis() {
        cursor.expect('(');
        long millis = NumberParser.literal(cursor, cursor.word());
        cursor.expect(')');
        return millis;
    }

    /** {@code [VAR =] [start] OPERATION(...)}, where {@code word} is the first of these. */
    private Order perform(Actor actor, String word) {
        Optional<Variable> target = target(actor, word);
        String next = target.isPresent() ? cursor.word() : word;
        boolean started = next.equals("start") && cursor.skipBlanks().peek() != '(';
        String operation = started ? cursor.word() : next;
        return new Order.Perform(actor, target, started, new CallParser(cursor, actor.process()).call(operation));
    }

    private Optional<Variable> target(Actor actor, String word) {
        if (cursor.take(':')) {
            Variable target = new Variable(word, cursor.word());
            cursor.expect('=');
            return Optional.of(target);
        }
        return cursor.take('=') ? Optional.of(new Variable(actor.process(), word)) : Optional.empty();
    }
}
