package org.basenamed.cli.demo;

import java.util.Locale;

/**
 * What a process of the demo answers to one step, as one line.
 *
 * @param kind how it went
 * @param text what came of it, or why nothing did; without a line's end
 */
record Answer(Kind kind, String text) {
    /** How a step went. */
    enum Kind {
        DONE,
        /** No object has the name. */
        NOT_FOUND,
        /** Somebody else has the name. */
        TAKEN,
        /** Refused for any other reason. */
        REFUSED
    }

    String asLine() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + text;
    }

    static Answer ofLine(String line) {
        int space = line.indexOf(' ');
        Kind kind = Kind.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
        return new Answer(kind, line.substring(space + 1));
    }
}
