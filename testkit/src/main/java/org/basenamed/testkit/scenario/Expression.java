package org.basenamed.testkit.scenario;

import java.util.List;

/** What an argument says before the scenario runs. Everything that can be known from the file alone is already worked out. */
public sealed interface Expression {

    /** Terms joined from left to right, each by {@code +} or {@code |}; both have the same rank. */
    record Sum(List<Term> terms) implements Expression {

        public Sum {
            terms = List.copyOf(terms);
        }

        /** A sum of one known number. */
        public static Sum of(long value) {
            return new Sum(List.of(new Term(Joint.PLUS, new Operand.Literal(value))));
        }
    }

    /** A string of UTF-16 units, already unescaped, repeated and joined. */
    record Text(String units) implements Expression {}

    /** A list of numbers, already repeated. */
    record Numbers(List<Sum> elements) implements Expression {

        public Numbers {
            elements = List.copyOf(elements);
        }
    }

    /** The process that a {@code spawn} is to start. */
    record ProcessName(String process) implements Expression {}

    /** One member of a {@link Sum} and how it is joined to what stands before it. */
    record Term(Joint joint, Operand operand) {}

    /** How a term is joined to what stands before it. */
    enum Joint {
        /** Added, modulo 2^64. */
        PLUS,
        /** Bitwise or. */
        OR
    }

    /** Where the number of a term comes from. */
    sealed interface Operand {

        /** A number or a constant of Win32, as 64 bits. */
        record Literal(long value) implements Operand {}

        /** What an earlier step stored. */
        record Stored(Variable variable) implements Operand {}

        /** The id of a process, which is started if need be. */
        record ProcessId(String process) implements Operand {}

        /** The id of a thread, which is started if need be. */
        record ThreadId(Actor actor) implements Operand {}
    }
}
