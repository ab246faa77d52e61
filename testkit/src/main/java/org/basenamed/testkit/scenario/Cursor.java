package org.basenamed.testkit.scenario;

/** A place in a line that moves forward as the line is understood. */
final class Cursor {

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    /** The next character, or NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    char next() {
        if (atEnd()) {
            throw fault("the line ends too early");
        }
        return text.charAt(position++);
    }

    Cursor skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
        return this;
    }

    /** Passes {@code wanted}, and blanks before it, if it is next. */
    boolean take(char wanted) {
        int before = position;
        skipBlanks();
        if (peek() == wanted && !atEnd()) {
            position++;
            return true;
        }
        position = before;
        return false;
    }

    void expect(char wanted) {
        if (!take(wanted)) {
            throw fault("'" + wanted + "' expected");
        }
    }

    /** Nothing but blanks may follow. */
    void expectEnd() {
        if (!skipBlanks().atEnd()) {
            throw fault("nothing more expected");
        }
    }

    /** The letters, digits and underscores that stand here; blanks before them are passed. */
    String word() {
        skipBlanks();
        int start = position;
        while (Character.isLetterOrDigit(peek()) || peek() == '_') {
            position++;
        }
        if (start == position) {
            throw fault("a name or a number expected");
        }
        return text.substring(start, position);
    }

    int mark() {
        return position;
    }

    void reset(int mark) {
        position = mark;
    }

    ScenarioSyntaxException fault(String what) {
        String rest = text.substring(position);
        return new ScenarioSyntaxException(what + (rest.isEmpty() ? " at the end" : " before: " + rest));
    }
}
