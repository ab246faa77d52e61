package org.basenamed.testkit.expectation;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An expected result. A {@code ?} in it stands for any run of characters without blanks, an empty one too; a result of nothing but
 * {@code ?} is met by anything.
 */
public record ResultPattern(String text) {

    /** Is {@code result} what is expected? */
    public boolean matches(String result) {
        if (text.equals("?") || text.equals(result)) {
            return true;
        }
        String regex = Arrays.stream(text.split("\\?", -1)).map(Pattern::quote).collect(Collectors.joining("\\S*"));
        return Pattern.matches(regex, result);
    }

    @Override
    public String toString() {
        return text;
    }
}
