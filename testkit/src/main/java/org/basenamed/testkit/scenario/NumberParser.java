package org.basenamed.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.testkit.scenario.Expression.Joint;
import org.basenamed.testkit.scenario.Expression.Operand;
import org.basenamed.testkit.scenario.Expression.Sum;
import org.basenamed.testkit.scenario.Expression.Term;

/** Reads numbers: literals, constants, variables and ids, joined by {@code +} and {@code |}. */
final class NumberParser {

    private final Cursor cursor;
    private final String process;

    /** Variables that name no process belong to {@code process}. */
    NumberParser(Cursor cursor, String process) {
        this.cursor = cursor;
        this.process = process;
    }

    Sum sum() {
        List<Term> terms = new ArrayList<>();
        Joint joint = Joint.PLUS;
        while (true) {
            terms.add(new Term(joint, operand()));
            if (cursor.take('+')) {
                joint = Joint.PLUS;
            } else if (cursor.take('|')) {
                joint = Joint.OR;
            } else {
                return new Sum(terms);
            }
        }
    }

    private Operand operand() {
        if (cursor.take('-')) {
            return new Operand.Literal(-literal(cursor, cursor.word()));
        }
        String word = cursor.word();
        if (Character.isDigit(word.charAt(0))) {
            return new Operand.Literal(literal(cursor, word));
        }
        if (cursor.take('(')) {
            Operand id = id(word);
            cursor.expect(')');
            return id;
        }
        if (cursor.take(':')) {
            return new Operand.Stored(new Variable(word, cursor.word()));
        }
        return Win32Constants.valueOf(word)
                .<Operand>map(Operand.Literal::new)
                .orElseGet(() -> new Operand.Stored(new Variable(process, word)));
    }

    private Operand id(String kind) {
        String owner = cursor.word();
        return switch (kind) {
            case "pid" -> new Operand.ProcessId(owner);
            case "tid" -> {
                cursor.expect('.');
                yield new Operand.ThreadId(new Actor(owner, cursor.word()));
            }
            default -> throw cursor.fault("pid(Pn) or tid(Pn.Tm) expected instead of " + kind);
        };
    }

    static long literal(Cursor cursor, String digits) {
        try {
            return digits.startsWith("0x") || digits.startsWith("0X")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException notANumber) {
            throw cursor.fault(digits + " is not a number of 64 bits");
        }
    }
}
