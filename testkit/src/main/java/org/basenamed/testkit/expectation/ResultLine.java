package org.basenamed.testkit.expectation;

import java.util.Optional;

/** A line {@code N: RESULT | step text} of a result file. */
record ResultLine(int step, String result) {

    /** Behind this a line says what another implementation answered, for people only. */
    private static final String REMARK = "   ## ";

    private static final String STEP_TEXT = " | ";

    /** Reads a line; other lines than those of results give nothing. */
    static Optional<ResultLine> parse(String line) {
        int colon = line.indexOf(": ");
        if (colon <= 0 || !line.substring(0, colon).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String rest = line.substring(colon + 2);
        return Optional.of(new ResultLine(
                Integer.parseInt(line.substring(0, colon)),
                rest.substring(0, end(rest)).strip()));
    }

    /**
     * Where the result ends. A quoted string may hold what would end it outside; one cut short, without its last quote,
     * may not.
     */
    private static int end(String rest) {
        boolean quoted = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (rest.startsWith(STEP_TEXT, i) || rest.startsWith(REMARK, i))) {
                return i;
            }
        }
        int textBegins = rest.indexOf(STEP_TEXT);
        return quoted && textBegins >= 0 ? textBegins : rest.length();
    }
}
