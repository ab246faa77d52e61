package org.basenamed.testkit.scenario;

import java.nio.charset.StandardCharsets;

/** Reads strings: quoted pieces, each repeated or not, joined by {@code +}. */
final class TextParser {

    /** A string longer than any that a scenario can need; a larger repetition is a slip of the pen. */
    private static final long MOST_UNITS = 1 << 24;

    private final Cursor cursor;

    TextParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Expression.Text text() {
        StringBuilder units = new StringBuilder();
        do {
            cursor.expect('"');
            String piece = piece();
            long times = cursor.take('*') ? NumberParser.literal(cursor, cursor.word()) : 1;
            if (times < 0 || times > MOST_UNITS || units.length() + piece.length() * times > MOST_UNITS) {
                throw cursor.fault("too long a string");
            }
            units.repeat(piece, (int) times);
        } while (cursor.take('+'));
        return new Expression.Text(units.toString());
    }

    private String piece() {
        StringBuilder units = new StringBuilder();
        for (char c = cursor.next(); c != '"'; c = cursor.next()) {
            if (c == '\\') {
                units.append(escaped());
            } else if (c < 0x80) {
                units.append(c);
            } else {
                appendBytes(units, c);
            }
        }
        return units.toString();
    }

    /** A unit outside ASCII is written with an escape. As itself it stands for the bytes of its UTF-8 form, one unit each. */
    private void appendBytes(StringBuilder units, char first) {
        String character = Character.isHighSurrogate(first) ? "" + first + cursor.next() : String.valueOf(first);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            units.append((char) (b & 0xff));
        }
    }

    private char escaped() {
        char c = cursor.next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '0' -> '\0';
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            default -> c;
        };
    }

    private char hex(int digits) {
        int unit = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(cursor.next(), 16);
            if (digit < 0) {
                throw cursor.fault(digits + " hexadecimal digits expected");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }
}
