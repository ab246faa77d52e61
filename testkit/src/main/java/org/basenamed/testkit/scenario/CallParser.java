package org.basenamed.testkit.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.basenamed.testkit.scenario.Call.Argument;
import org.basenamed.testkit.scenario.Expression.Sum;

/** Reads {@code OPERATION(ARGUMENT, ...)}. */
final class CallParser {

    private static final int MOST_ELEMENTS = 1 << 16;

    private final Cursor cursor;
    private final NumberParser numbers;
    private final TextParser texts;

    CallParser(Cursor cursor, String process) {
        this.cursor = cursor;
        this.numbers = new NumberParser(cursor, process);
        this.texts = new TextParser(cursor);
    }

    /** Reads what follows the name of the operation. */
    Call call(String operation) {
        List<Argument> arguments = new ArrayList<>();
        cursor.expect('(');
        if (operation.equals("spawn")) {
            arguments.add(new Argument("process", new Expression.ProcessName(cursor.word())));
            if (!cursor.take(',')) {
                cursor.expect(')');
                return new Call(operation, arguments);
            }
        }
        if (!cursor.take(')')) {
            int position = 0;
            do {
                argument(position++).ifPresent(arguments::add);
            } while (cursor.take(','));
            cursor.expect(')');
        }
        return new Call(operation, arguments);
    }

    private Optional<Argument> argument(int position) {
        String key = key().orElse(Call.positional(position));
        return value().map(value -> new Argument(key, value));
    }

    /** A name is lower case and followed by an equals sign; anything else is the value already. */
    private Optional<String> key() {
        int start = cursor.skipBlanks().mark();
        char first = cursor.peek();
        if (first >= 'a' && first <= 'z') {
            String word = cursor.word();
            if (cursor.take('=')) {
                return Optional.of(word);
            }
        }
        cursor.reset(start);
        return Optional.empty();
    }

    private Optional<Expression> value() {
        return switch (cursor.skipBlanks().peek()) {
            case '"' -> Optional.of(texts.text());
            case '[' -> Optional.of(list());
            case 'n' -> none() ? Optional.empty() : Optional.of(numbers.sum());
            default -> Optional.of(numbers.sum());
        };
    }

    private boolean none() {
        int start = cursor.mark();
        if (cursor.word().equals("none") && (cursor.skipBlanks().peek() == ',' || cursor.peek() == ')')) {
            return true;
        }
        cursor.reset(start);
        return false;
    }

    private Expression.Numbers list() {
        List<Sum> elements = new ArrayList<>();
        cursor.expect('[');
        if (!cursor.take(']')) {
            do {
                elements.add(numbers.sum());
            } while (cursor.take(','));
            cursor.expect(']');
        }
        long times = cursor.take('*') ? NumberParser.literal(cursor, cursor.word()) : 1;
        if (times < 0 || times > MOST_ELEMENTS || elements.size() * times > MOST_ELEMENTS) {
            throw cursor.fault("too long a list");
        }
        return new Expression.Numbers(Collections.nCopies((int) times, elements).stream()
                .flatMap(List::stream)
                .toList());
    }
}
