package org.basenamed.win32;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command line apart as programs on Windows do: blanks part arguments, quotes keep them together, and backslashes count as such
 * unless they come before a quote.
 */
final class CommandLine {
    private final String text;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** The program and its arguments: {@code application}, if it is there, takes the place of the first word. */
    static List<String> command(@Nullable String application, @Nullable String commandLine) {
        List<String> words = commandLine == null ? new ArrayList<>() : split(commandLine);
        if (application == null) {
            return words;
        }
        if (words.isEmpty()) {
            words.add(application);
        } else {
            words.set(0, application);
        }
        return words;
    }

    /** The words of a command line. */
    static List<String> split(String text) {
        CommandLine line = new CommandLine(text);
        List<String> words = new ArrayList<>();
        line.skipBlanks();
        while (line.at < text.length()) {
            words.add(line.word());
            line.skipBlanks();
        }
        return words;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
            char character = text.charAt(at);
            if (character == '\\') {
                backslashes(word);
            } else if (character != '"') {
                word.append(character);
                at++;
            } else if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                word.append('"');
                at += 2;
            } else {
                quoted = !quoted;
                at++;
            }
        }
        return word.toString();
    }

    /** Before a quote two of them are one, and one that is left over makes the quote an ordinary character. */
    private void backslashes(StringBuilder word) {
        int count = 0;
        while (at < text.length() && text.charAt(at) == '\\') {
            count++;
            at++;
        }
        if (at == text.length() || text.charAt(at) != '"') {
            word.repeat('\\', count);
            return;
        }
        word.repeat('\\', count / 2);
        if (count % 2 == 1) {
            word.append('"');
            at++;
        }
    }
}
