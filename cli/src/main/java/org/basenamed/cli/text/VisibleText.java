package org.basenamed.cli.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Makes text of unknown content fit for a terminal. A name may hold any UTF-16 unit: what would not show as itself, or would
 * move the cursor, or is beyond the terminal's character set, is shown as its code point, {@code <U+000A>} say. Used by one
 * thread at a time.
 */
public final class VisibleText {
    private final CharsetEncoder encoder;

    /** For output in {@code charset}. */
    public VisibleText(Charset charset) {
        encoder = (charset.canEncode() ? charset : StandardCharsets.US_ASCII).newEncoder();
    }

    /** The text as it may be shown: in one line, of visible characters, without a space at either end. */
    public String of(String raw) {
        StringBuilder visible = new StringBuilder(raw.length());
        int next;
        for (int at = 0; at < raw.length(); at = next) {
            int codePoint = raw.codePointAt(at);
            next = at + Character.charCount(codePoint);
            boolean atAnEnd = at == 0 || next == raw.length();
            if (shows(codePoint) && !(atAnEnd && codePoint == ' ')) {
                visible.appendCodePoint(codePoint);
            } else {
                visible.append(String.format("<U+%04X>", codePoint));
            }
        }
        return visible.toString();
    }

    private boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> encoder.canEncode(Character.toString(codePoint));
        };
    }
}
